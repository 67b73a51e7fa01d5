"""Reads the part of Python's `re` syntax that means the same to every gateway."""

from __future__ import annotations

import re
from functools import lru_cache

from .nodes import Chars, Look, Node, Repeat, Text, byte_set, chain, children, choice, complement, repeat
from .rendering import render

MAX_TEXT = 1000
MAX_BYTES = 2000
"""nginx refuses a parameter of 4096 bytes; a longer pattern is no path that a person wrote."""
MAX_DEPTH = 20
MAX_REPEAT = 1000
MAX_SIZE = 5000
"""Counted repeats multiply; PCRE refuses patterns that grow too large."""

_DIGIT = byte_set([(0x30, 0x39)])
_WORD = byte_set([(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A), (0x80, 0xFF)])
_SPACE = byte_set([(0x09, 0x0D), (0x20, 0x20)])
_CLASSES = {
    "d": _DIGIT,
    "D": complement(_DIGIT),
    "w": _WORD,
    "W": complement(_WORD),
    "s": _SPACE,
    "S": complement(_SPACE),
}
_DOT = complement(byte_set([(0x0A, 0x0A)]))
_COUNT = re.compile(r"\{(?!\})([0-9]{0,9})(,?)([0-9]{0,9})\}")
_BYTE = re.compile(r"x([0-9A-Fa-f]{2})")
_SIMPLE_COUNTS: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_GROUP = re.compile(r"\((?:\?(?:P<[^>()]*>|:))?(?!\?)")


class UnportablePatternError(ValueError):
    """A pattern that some gateway would read in another way, or not at all. `reason` is one stable phrase."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@lru_cache(maxsize=8192)
def read_pattern(text: str) -> Node:
    """The tree of a pattern that is to match a whole path; anchors at its ends are taken as said.

    Raises UnportablePatternError for everything outside the common dialect.
    """
    if len(text) > MAX_TEXT:
        raise UnportablePatternError("a very long pattern")
    node = _Reader(text).read()
    if _size(node) > MAX_SIZE or len(render(node).encode()) > MAX_BYTES:
        raise UnportablePatternError("a very large pattern")
    return node


def _size(node: Node) -> int:
    inner = 1 + sum(map(_size, children(node)))
    return inner * max(node.low, node.high or 1) if isinstance(node, Repeat) else inner


class _Reader:
    """A recursive descent over the text; `at` is the place of the next character."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0

    def read(self) -> Node:
        """The whole text as one node."""
        node = self._choice()
        if self.at < len(self.text):
            raise UnportablePatternError("not a regular expression")
        return node

    def _peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def _take(self) -> str:
        if self.at >= len(self.text):
            raise UnportablePatternError("not a regular expression")
        self.at += 1
        return self.text[self.at - 1]

    def _skip(self, expected: str) -> bool:
        found = self.text.startswith(expected, self.at)
        self.at += len(expected) if found else 0
        return found

    def _choice(self) -> Node:
        options = [self._chain()]
        while self._skip("|"):
            options.append(self._chain())
        return choice(*options)

    def _chain(self) -> Node:
        items: list[Node] = []
        while self._peek() not in {"", "|", ")"}:
            if not self._skip_anchor(at_start=not items):
                items.append(self._quantified())
        return chain(*items)

    def _skip_anchor(self, *, at_start: bool) -> bool:
        if self.depth == 0 and at_start and (self._skip("^") or self._skip(r"\A")):
            return True
        begin = self.at
        if self.depth == 0 and (self._skip("$") or self._skip(r"\Z")) and self._peek() in {"", "|"}:
            return True
        self.at = begin
        return False

    def _quantified(self) -> Node:
        item = self._atom()
        count = self._count()
        if count is None:
            return item
        self._skip("?")  # a lazy repeat matches the same whole paths
        if self._peek() in {"*", "+", "?"} or _COUNT.match(self.text, self.at):
            raise UnportablePatternError("a possessive or doubled repeat")
        if isinstance(item, Look):
            raise UnportablePatternError("a repeated look-ahead")
        return repeat(item, *count)

    def _count(self) -> tuple[int, int | None] | None:
        simple = _SIMPLE_COUNTS.get(self._peek())
        if simple is not None:
            self.at += 1
            return simple
        found = _COUNT.match(self.text, self.at)
        if found is None:
            return None
        self.at = found.end()
        low = int(found[1] or 0)
        high = int(found[3]) if found[3] else None if found[2] else low
        if max(low, high or 0) > MAX_REPEAT:
            raise UnportablePatternError("a very large repeat")
        if high is not None and low > high:
            raise UnportablePatternError("not a regular expression")
        return low, high

    def _atom(self) -> Node:
        if self._peek() == "(":
            return self._group()
        if self._peek() in {"*", "+", "?"} or _COUNT.match(self.text, self.at):
            raise UnportablePatternError("not a regular expression")
        letter = self._take()
        if letter == "[":
            return self._set()
        if letter in {"^", "$"}:
            raise UnportablePatternError("an anchor inside the pattern")
        if letter == "\\":
            return self._escape()
        return _DOT if letter == "." else _char(letter)

    def _group(self) -> Node:
        if self._skip("(?="):
            return Look(self._inside(), negative=False)
        if self._skip("(?!"):
            return Look(self._inside(), negative=True)
        opening = _GROUP.match(self.text, self.at)
        if opening is None:
            raise UnportablePatternError("a special group")
        self.at = opening.end()
        return self._inside()

    def _inside(self) -> Node:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise UnportablePatternError("a very large pattern")
        node = self._choice()
        self.depth -= 1
        if not self._skip(")"):
            raise UnportablePatternError("not a regular expression")
        return node

    def _escape(self) -> Node:
        letter = self._take()
        return _CLASSES.get(letter) or _escaped(letter)

    def _set(self) -> Node:
        negative = self._skip("^")
        ranges: list[tuple[int, int]] = []
        first = True
        while first or self._peek() != "]":
            ranges.extend(self._member())
            first = False
        self._take()
        chars = byte_set(ranges)
        return complement(chars) if negative else chars

    def _member(self) -> tuple[tuple[int, int], ...]:
        low = self._set_char()
        is_range = self._peek() == "-" and self.text[self.at + 1 : self.at + 2] not in {"", "]"}
        if isinstance(low, Chars):
            if is_range:
                raise UnportablePatternError("not a regular expression")
            return low.ranges
        if not is_range:
            return ((low, low),)
        self._take()
        high = self._set_char()
        if isinstance(high, Chars) or high < low:
            raise UnportablePatternError("not a regular expression")
        return ((low, high),)

    def _set_char(self) -> int | Chars:
        letter = self._take()
        if letter == "\\":
            return self._set_escape()
        if not letter.isascii():
            raise UnportablePatternError("a set of characters beyond ASCII")
        return ord(_char(letter).text)

    def _set_escape(self) -> int | Chars:
        byte = _BYTE.match(self.text, self.at)
        if byte is not None:
            self.at = byte.end()
            return int(byte[1], 16)
        letter = self._take()
        return _CLASSES.get(letter) or ord(_escaped(letter).text)


def _escaped(letter: str) -> Text:
    if letter.isalnum():
        raise UnportablePatternError("a back reference" if letter.isdigit() else "a special escape")
    return _char(letter)


def _char(letter: str) -> Text:
    if not letter.isprintable():
        raise UnportablePatternError("a control character")
    return Text(letter)
