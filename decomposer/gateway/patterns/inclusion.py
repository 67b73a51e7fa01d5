"""Whether a pattern matches every path that another one matches.

By derivatives: what is left of both patterns after each byte that can come next. After J. Brzozowski, "Derivatives of
regular expressions", JACM 11(4), 1964. All bytes between two borders of their sets do the same, so one stands for them.
"""

from __future__ import annotations

from .nodes import (
    EMPTY,
    NOTHING,
    Chain,
    Chars,
    Choice,
    Node,
    Repeat,
    Text,
    byte_set,
    chain,
    children,
    choice,
    has_look,
    is_nullable,
    repeat,
    text_node,
)

MOST_STATES = 2000
"""Pairs of rests that are looked at: the patterns of two routes have some dozens."""

_ANY_TEXT = repeat(byte_set([(0, 255)]), 0, None)


def below(node: Node) -> Node:
    """The pattern of a prefix as one of whole paths: the prefix, and all that follows a slash behind it."""
    return chain(node, repeat(chain(text_node("/"), _ANY_TEXT), 0, 1))


def includes(wide: Node, narrow: Node) -> bool:
    """Whether every path of the second pattern is one of the first; False too where that is not plain to see."""
    if has_look(wide) or has_look(narrow):
        return False
    letters = _letters(wide, narrow)
    start = (wide, narrow)
    seen, todo = {start}, [start]
    while todo:
        wide, narrow = todo.pop()
        if wide == NOTHING or (is_nullable(narrow) and not is_nullable(wide)) or len(seen) > MOST_STATES:
            return False
        rests = ((_after(wide, byte), rest) for byte in letters if (rest := _after(narrow, byte)) != NOTHING)
        new = {pair for pair in rests if pair not in seen}
        seen |= new
        todo += new
    return True


def _letters(*nodes: Node) -> list[int]:
    """One byte of each group of bytes that both patterns treat alike."""
    borders = {0}
    todo = list(nodes)
    while todo:
        node = todo.pop()
        todo += children(node)
        if isinstance(node, Text):
            borders.update(border for byte in node.text.encode() for border in (byte, byte + 1))
        elif isinstance(node, Chars):
            borders.update(border for low, high in node.ranges for border in (low, high + 1))
    return sorted(borders - {256})


def _after(node: Node, byte: int) -> Node:
    """What must follow once the byte has been matched."""
    match node:
        case Text(text):
            return text_node(text[1:]) if ord(text[0]) == byte else NOTHING
        case Chars():
            return EMPTY if byte in node else NOTHING
        case Chain(items):
            return _after_chain(items, byte)
        case Choice(options):
            return choice(*(_after(option, byte) for option in options))
        case Repeat(item, low, high):
            return chain(_after(item, byte), repeat(item, max(low - 1, 0), None if high is None else high - 1))
        case _:
            return NOTHING


def _after_chain(items: tuple[Node, ...], byte: int) -> Node:
    found: list[Node] = []
    for place, item in enumerate(items):
        found.append(chain(_after(item, byte), *items[place + 1 :]))
        if not is_nullable(item):
            break
    return choice(*found)
