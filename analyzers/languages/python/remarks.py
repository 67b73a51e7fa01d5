"""Comments that are meant for us: `# decomposer: ...`, each with the lines that it is about."""

from __future__ import annotations

import contextlib
import io
import re
import tokenize
from collections.abc import Iterator, Sequence

from analyzers.facts import Remark, Scope

MARK = "decomposer:"
_COMMENT = re.compile(rf"#\s*{MARK}\s*(?P<text>.*)")
_LAYOUT = frozenset({tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING, tokenize.ENDMARKER})


def find_remarks(text: str, scopes: Sequence[Scope]) -> tuple[Remark, ...]:
    """The remarks of a file; nothing is looked at where the mark does not occur.

    A remark is about the statement on whose lines it stands, or else about the next one; with that, about all that a
    definition holds which begins there, decorators included.
    """
    if MARK not in text:
        return ()
    return tuple(_extended(one, scopes) for one in _find(text))


def _find(text: str) -> Iterator[Remark]:
    """Each with the logical lines that it is about: up to the first that is no decorator."""
    waiting: list[tuple[int, str]] = []
    first, is_decorator = 0, False
    for token in _tokens(text):
        if token.type == tokenize.COMMENT:
            found = _COMMENT.match(token.string)
            waiting += [(token.start[0], found["text"].strip())] if found else []
        elif token.type == tokenize.NEWLINE:
            if not is_decorator:
                yield from (Remark(line, min(first, line), token.start[0], said) for line, said in waiting)
                waiting = []
            first = 0
        elif token.type not in _LAYOUT and not first:
            first, is_decorator = token.start[0], token.string == "@"
    yield from (Remark(line, line, line, said) for line, said in waiting)


def _tokens(text: str) -> Iterator[tokenize.TokenInfo]:
    """Up to what is none in this version of Python, as in files that were written for an older one."""
    with contextlib.suppress(tokenize.TokenError, SyntaxError):
        yield from tokenize.generate_tokens(io.StringIO(text).readline)


def _extended(remark: Remark, scopes: Sequence[Scope]) -> Remark:
    inside = [one for one in scopes if one.kind in {"class", "function"} and remark.first <= one.line <= remark.last]
    last = max((one.end_line for one in inside), default=remark.last)
    return Remark(remark.line, remark.first, max(last, remark.last), remark.text)
