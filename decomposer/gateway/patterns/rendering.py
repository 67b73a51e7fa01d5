"""Writes a pattern as text that Python's `re` (on bytes) and PCRE read alike. Anchors are the caller's business."""

from __future__ import annotations

from functools import lru_cache

from .nodes import Chain, Chars, Choice, Look, Node, Repeat, Text, complement

_SPECIAL = frozenset("\\.^$*+?{}[]|()")
_SPECIAL_IN_SET = frozenset("\\]^-[")
_WORD = {(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A), (0x80, 0xFF)}
_COUNTS = {(0, None): "*", (1, None): "+", (0, 1): "?"}


def render(node: Node) -> str:
    """The pattern as text."""
    match node:
        case Text(text):
            return "".join(f"\\{letter}" if letter in _SPECIAL else letter for letter in text)
        case Chars():
            return _set(node)
        case Chain(items):
            return "".join(_grouped(item) if isinstance(item, Choice) else render(item) for item in items)
        case Choice(options):
            return "|".join(map(render, options)) or "(?!)"
        case Repeat(item, low, high):
            return (render(item) if _is_one_byte(item) else _grouped(item)) + _count(low, high)
        case Look(item, negative):
            return f"(?{'!' if negative else '='}{render(item)})"


def _grouped(node: Node) -> str:
    return f"(?:{render(node)})"


def _is_one_byte(node: Node) -> bool:
    return isinstance(node, Chars) or (isinstance(node, Text) and len(node.text.encode()) == 1)


def _count(low: int, high: int | None) -> str:
    exact = f"{{{low}}}" if low == high else f"{{{low},{'' if high is None else high}}}"
    return _COUNTS.get((low, high), exact)


@lru_cache(maxsize=1024)
def _set(chars: Chars) -> str:
    others = complement(chars)
    if others.ranges == ((0x0A, 0x0A),):
        return "."
    positive = f"[{_ranges(chars)}]"
    negative = f"[^{_ranges(others)}]"
    return negative if others.ranges and (not chars.ranges or len(negative) < len(positive)) else positive


def _ranges(chars: Chars) -> str:
    is_wordy = set(chars.ranges) >= _WORD
    rest = [ends for ends in chars.ranges if not (is_wordy and ends in _WORD)]
    return ("\\w\\x80-\\xff" if is_wordy else "") + "".join(_range(low, high) for low, high in rest)


def _range(low: int, high: int) -> str:
    if high - low < 2:
        return "".join(map(_byte, range(low, high + 1)))
    return f"{_byte(low)}-{_byte(high)}"


def _byte(byte: int) -> str:
    letter = chr(byte)
    if not 0x20 <= byte < 0x7F:
        return f"\\x{byte:02x}"
    return f"\\{letter}" if letter in _SPECIAL_IN_SET else letter
