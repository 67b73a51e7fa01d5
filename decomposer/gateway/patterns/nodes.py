"""The parts a path pattern is made of. Build them with the functions, which keep the trees in one normal form."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

ByteRanges: TypeAlias = tuple[tuple[int, int], ...]
"""Sorted, disjoint, both ends included."""

SLASH = 0x2F


class Text(Struct, frozen=True, gc=False):
    """Printable characters as they are, one at least."""

    text: str


class Chars(Struct, frozen=True, gc=False):
    """One byte out of a set."""

    ranges: ByteRanges

    def __contains__(self, byte: int) -> bool:
        """Whether the set holds the byte."""
        return any(low <= byte <= high for low, high in self.ranges)


class Chain(Struct, frozen=True, gc=False):
    """One part after the other."""

    items: tuple[Node, ...]


class Choice(Struct, frozen=True, gc=False):
    """One of several."""

    options: tuple[Node, ...]


class Repeat(Struct, frozen=True, gc=False):
    """A part several times; `high` is None for no limit."""

    item: Node
    low: int
    high: int | None


class Look(Struct, frozen=True, gc=False):
    """What must (or, `negative`, must not) come next; it takes up nothing."""

    item: Node
    negative: bool


Node: TypeAlias = Text | Chars | Chain | Choice | Repeat | Look

EMPTY = Chain(())
"""Matches the empty text only."""
NOTHING = Choice(())
"""Matches no text."""


def chain(*items: Node) -> Node:
    """The items one after the other, nested chains opened, neighbouring texts joined."""
    if NOTHING in items:
        return NOTHING
    joined: list[Node] = []
    for part in (part for item in items for part in (item.items if isinstance(item, Chain) else (item,))):
        last = joined[-1] if joined else None
        if isinstance(part, Text) and isinstance(last, Text):
            joined[-1] = Text(last.text + part.text)
        else:
            joined.append(part)
    return joined[0] if len(joined) == 1 else Chain(tuple(joined))


def choice(*options: Node) -> Node:
    """Any of the options, nested choices opened, each kept once; the empty one makes the rest optional."""
    flat = [part for option in options for part in (option.options if isinstance(option, Choice) else (option,))]
    distinct = tuple(dict.fromkeys(option for option in flat if option != EMPTY))
    rest = distinct[0] if len(distinct) == 1 else Choice(distinct)
    return repeat(rest, 0, 1) if EMPTY in flat else rest


def repeat(item: Node, low: int, high: int | None) -> Node:
    """The item from `low` to `high` times."""
    if high == 0 or item == EMPTY:
        return EMPTY
    if item == NOTHING:
        return EMPTY if low == 0 else NOTHING
    return item if (low, high) == (1, 1) else Repeat(item, low, high)


def byte_set(ranges: list[tuple[int, int]]) -> Chars:
    """The union of the ranges."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return Chars(tuple(merged))


def complement(chars: Chars) -> Chars:
    """All other bytes."""
    starts = [0, *(high + 1 for _, high in chars.ranges)]
    stops = [*(low - 1 for low, _ in chars.ranges), 255]
    return Chars(tuple((low, high) for low, high in zip(starts, stops, strict=True) if low <= high))


def children(node: Node) -> tuple[Node, ...]:
    """The parts right below a node."""
    match node:
        case Chain(items):
            return items
        case Choice(options):
            return options
        case Repeat(item) | Look(item):
            return (item,)
        case _:
            return ()


def is_nullable(node: Node) -> bool:
    """Whether the node can match the empty text (a look-ahead counts as one that can)."""
    match node:
        case Text() | Chars():
            return False
        case Chain(items):
            return all(map(is_nullable, items))
        case Choice(options):
            return any(map(is_nullable, options))
        case Repeat(item, low):
            return low == 0 or is_nullable(item)
        case Look():
            return True


def may_hold_slash(node: Node) -> bool:
    """Whether some match can have a slash in it."""
    match node:
        case Text(text):
            return "/" in text
        case Chars():
            return SLASH in node
        case Look():
            return False
        case _:
            return any(map(may_hold_slash, children(node)))


def has_look(node: Node) -> bool:
    """Whether there is a look-ahead anywhere."""
    return isinstance(node, Look) or any(map(has_look, children(node)))


def text_node(text: str) -> Node:
    """The node that matches just this text."""
    return Text(text) if text else EMPTY


def beginning(node: Node) -> bytes:
    """The bytes that every match begins with, as far as they are plain to see."""
    first = node.items[0] if isinstance(node, Chain) and node.items else node
    return first.text.encode() if isinstance(first, Text) else b""


def fixed_texts(node: Node) -> tuple[bytes, ...]:
    """Texts that every match has in it, as far as they are plain to see."""
    items = node.items if isinstance(node, Chain) else (node,)
    return tuple(item.text.encode() for item in items if isinstance(item, Text))


def literal_text(node: Node) -> str | None:
    """The only text that a node matches, when that is plain to see."""
    if node == EMPTY:
        return ""
    return node.text if isinstance(node, Text) else None
