"""One path for a pattern, to ask a gateway with."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from .matching import matches
from .nodes import SLASH, Chain, Chars, Choice, Node, Repeat, Text

_PRINTABLE = bytes(byte for byte in range(0x21, 0x7F) if byte != SLASH)
_TASTES = (b"1a-_A", b"a1-_A", b"zQ9.~")
"""Letters to try first: numbers suit most placeholders, the others get around look-aheads."""


def sample(node: Node) -> bytes | None:
    """A short path that the pattern matches; None when no simple one does."""
    return next((path for path in _candidates(node) if matches(node, path)), None)


def _candidates(node: Node) -> Iterator[bytes]:
    for taste in _TASTES:
        yield _write(node, taste)


def _write(node: Node, taste: bytes) -> bytes:
    match node:
        case Text(text):
            return text.encode()
        case Chars():
            return bytes(_pick(node, taste))
        case Chain(items):
            return b"".join(_write(item, taste) for item in items)
        case Choice(options):
            return _write(options[0], taste) if options else b""
        case Repeat(item, low, _):
            return _write(item, taste) * max(low, 1)
        case _:
            return b""


def _pick(chars: Chars, taste: bytes) -> list[int]:
    """The first letter of the taste that is in the set, else its first printable byte, else any."""
    return list(islice((byte for byte in chain(taste, _PRINTABLE, range(256)) if byte in chars), 1))
