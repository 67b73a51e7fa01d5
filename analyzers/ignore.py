"""The rules of one `.gitignore`, with git's own meaning: negation, anchoring, `**`, folder-only patterns.

Written here because the well-kept libraries for it do not fit: one is under a copyleft licence, one brings ten
further packages, one differs from git. The tests compare this module with `git check-ignore`. Patterns match
bytes, as in git. Each `*` and `**` but the last of its kind is an atomic group, which never matches less (the
leftmost match of a piece leaves most room for the rest), so that a hostile pattern cannot take exponential time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_CLASSES = {
    b"alnum": b"a-zA-Z0-9",
    b"alpha": b"a-zA-Z",
    b"blank": b" \\t",
    b"cntrl": b"\\x00-\\x1f\\x7f",
    b"digit": b"0-9",
    b"graph": b"!-~",
    b"lower": b"a-z",
    b"print": b" -~",
    b"punct": b"!-/:-@\\[-`{-~",
    b"space": b" \\t-\\r",
    b"upper": b"A-Z",
    b"xdigit": b"0-9a-fA-F",
}
_SPECIAL = b"*?[\\"
_FOLDERS = b"(folders)"  # `**/`: any number of folders
_STAR = b"(star)"
_SLASH = b"/"


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern. `anchored` rules look at the path below the folder of the file, others at the last name only."""

    expression: re.Pattern[bytes]
    negated: bool
    anchored: bool
    folders_only: bool


class _NeverMatchesError(ValueError):
    """The pattern is malformed: git keeps it, but it matches nothing."""


def parse_rules(data: bytes) -> tuple[Rule, ...]:
    """The rules of a `.gitignore`, in the order of the file; malformed ones are left out, as they match nothing."""
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return tuple(rule for line in lines if (rule := _rule(line)) is not None)


def is_ignored(rules: Sequence[Rule], path: bytes, *, is_folder: bool) -> bool | None:
    """What the last matching rule says of a path relative to the folder of the file; None when none matches."""
    name = path.rpartition(b"/")[2]
    for rule in reversed(rules):
        if rule.folders_only and not is_folder:
            continue
        if rule.expression.fullmatch(path if rule.anchored else name):
            return not rule.negated
    return None


def _rule(line: bytes) -> Rule | None:
    if line.startswith(b"#"):
        return None
    pattern = _without_trailing_spaces(line.removesuffix(b"\r"))
    negated = pattern.startswith(b"!")
    pattern = pattern[negated:]
    folders_only = pattern.endswith(b"/")
    pattern = pattern.removesuffix(b"/")
    anchored = b"/" in pattern
    try:
        expression = re.compile(_expression(pattern.removeprefix(b"/")), re.DOTALL)
    except _NeverMatchesError:
        return None
    return Rule(expression, negated, anchored, folders_only)


def _without_trailing_spaces(line: bytes) -> bytes:
    """Spaces at the end do not count, unless a backslash stands before them."""
    kept = line.rstrip(b" ")
    backslashes = len(kept) - len(kept.rstrip(b"\\"))
    escapes_a_space = backslashes % 2 == 1 and len(line) > len(kept)
    return kept + b" " if escapes_a_space else kept


def _expression(pattern: bytes) -> bytes:
    if not pattern:
        raise _NeverMatchesError(pattern)
    blocks = _split(list(_tokens(pattern)), _FOLDERS)
    *middle, last = [_block(block) for block in blocks]
    if not middle:
        return last
    # Between two `**/` the first place where a block fits is as good as any other.
    inner = b"".join(b"(?>(?:[^/]*/)*?" + block + b")" for block in middle[1:])
    return middle[0] + inner + b"(?:[^/]*/)*" + last


def _block(tokens: list[bytes]) -> bytes:
    return _SLASH.join(_segment(segment) for segment in _split(tokens, _SLASH))


def _segment(tokens: list[bytes]) -> bytes:
    """One path segment; all stars but the last take the shortest match and never give it back."""
    *middle, last = [b"".join(piece) for piece in _split(tokens, _STAR)]
    if not middle:
        return last
    return middle[0] + b"".join(b"(?>[^/]*?" + piece + b")" for piece in middle[1:]) + b"[^/]*" + last


def _split(tokens: list[bytes], separator: bytes) -> list[list[bytes]]:
    groups: list[list[bytes]] = [[]]
    for token in tokens:
        if token == separator:
            groups.append([])
        else:
            groups[-1].append(token)
    return groups


def _tokens(pattern: bytes) -> Iterator[bytes]:
    """Each part of a pattern as an expression for itself, or as one of the marks above."""
    # git compares the part before the first special character apart; `**` right behind it counts as leading.
    literal = next((i for i, byte in enumerate(pattern) if byte in _SPECIAL), len(pattern))
    position = 0
    while position < len(pattern):
        token, position = _token(pattern, position, literal)
        yield token


def _token(pattern: bytes, start: int, literal: int) -> tuple[bytes, int]:
    char = pattern[start : start + 1]
    if char == b"*":
        return _stars(pattern, start, leading=start == literal or pattern[start - 1 : start] == b"/")
    if char == b"?":
        return b"[^/]", start + 1
    if char == b"[":
        return _character_set(pattern, start + 1)
    if char == b"\\":
        char, start = _escaped(pattern, start)
    return _SLASH if char == b"/" else re.escape(char), start + 1


def _escaped(pattern: bytes, backslash: int) -> tuple[bytes, int]:
    """The character behind a backslash, and where it stands."""
    char = pattern[backslash + 1 : backslash + 2]
    if not char:
        raise _NeverMatchesError(pattern)
    return char, backslash + 1


def _stars(pattern: bytes, start: int, *, leading: bool) -> tuple[bytes, int]:
    end = start
    while pattern[end : end + 1] == b"*":
        end += 1
    follower = pattern[end : end + 1]
    if end - start == 1 or not leading or follower not in (b"", b"/"):
        return _STAR, end
    return (_FOLDERS, end + 1) if follower else (b".*", end)


def _character_set(pattern: bytes, start: int) -> tuple[bytes, int]:
    """`[...]` from behind its bracket: ranges, escapes, POSIX classes; it never matches a slash."""
    negated = pattern[start : start + 1] in (b"!", b"^")
    position = first = start + negated
    parts: list[bytes] = []
    while position == first or pattern[position : position + 1] != b"]":
        part, position = _set_part(pattern, position)
        parts.append(part)
    members = b"".join(parts)
    if negated:
        return b"[^/" + members + b"]", position + 1
    return (b"(?!/)[" + members + b"]" if members else b"(?!)"), position + 1


def _set_part(pattern: bytes, position: int) -> tuple[bytes, int]:
    """One member of a set: a class, a range or a character."""
    if pattern[position : position + 2] == b"[:":
        named = _named_class(pattern, position + 2)
        if named is not None:
            return named
    low, position = _set_character(pattern, position)
    if pattern[position : position + 1] != b"-" or pattern[position + 1 : position + 2] in (b"", b"]"):
        return re.escape(low), position
    high, position = _set_character(pattern, position + 1)
    # The first character counts even where the range is upside down.
    between = b"-" + re.escape(high) if low <= high else b""
    return re.escape(low) + between, position


def _set_character(pattern: bytes, position: int) -> tuple[bytes, int]:
    char = pattern[position : position + 1]
    if char == b"\\":
        char, position = _escaped(pattern, position)
    if not char:
        raise _NeverMatchesError(pattern)
    return char, position + 1


def _named_class(pattern: bytes, start: int) -> tuple[bytes, int] | None:
    """`alpha:]` and its like from behind `[:`; None when no `:]` closes it, so that `[` stands for itself."""
    end = pattern.find(b"]", start)
    if end < 0:
        raise _NeverMatchesError(pattern)
    if end == start or pattern[end - 1 : end] != b":":
        return None
    members = _CLASSES.get(pattern[start : end - 1])
    if members is None:
        raise _NeverMatchesError(pattern)
    return members, end + 1
