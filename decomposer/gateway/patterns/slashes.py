"""What a missing slash at the end of a path does to a pattern."""

from __future__ import annotations

from .nodes import (
    EMPTY,
    NOTHING,
    SLASH,
    Chain,
    Char,
    Chars,
    Choice,
    Node,
    Repeat,
    chain,
    choice,
    has_look,
    is_nullable,
    repeat,
)
from .reading import MAX_BYTES
from .rendering import render

_SLASH = Char("/")


def without_slash(node: Node) -> Node | None:
    """The paths that the pattern matches once a slash is added to them; None when there are none.

    This is the derivative by the last letter (J. Brzozowski, "Derivatives of regular expressions", JACM 11(4), 1964,
    read from the right). A pattern with a look-ahead has none: what it saw behind the path would be gone.
    """
    if has_look(node):
        return None
    rest = _derive(node)
    if rest in {NOTHING, EMPTY, node} or len(render(rest).encode()) > MAX_BYTES:
        return None
    return rest


def cut_slash(node: Node) -> Node:
    """The pattern without the slash that plainly ends it (or ends an alternative): the form of a prefix."""
    if isinstance(node, Choice):
        return choice(*map(cut_slash, node.options))
    items = node.items if isinstance(node, Chain) else (node,)
    return chain(*items[:-1]) if items[-1:] == (_SLASH,) else node


def make_slash_optional(node: Node) -> Node | None:
    """The pattern with or without its last slash, when a slash is plainly its last letter."""
    if not isinstance(node, Chain) or node.items[-1:] != (_SLASH,):
        return None
    return chain(*node.items[:-1], repeat(_SLASH, 0, 1))


def _derive(node: Node) -> Node:
    match node:
        case Char(text):
            return EMPTY if text == "/" else NOTHING
        case Chars():
            return EMPTY if SLASH in node else NOTHING
        case Chain(items):
            return _derive_chain(items)
        case Choice(options):
            return choice(*map(_derive, options))
        case Repeat(item, low, high):
            before = repeat(item, max(low - 1, 0), None if high is None else high - 1)
            return chain(before, _derive(item))
        case _:
            return NOTHING


def _derive_chain(items: tuple[Node, ...]) -> Node:
    """The last letter comes from the last item, or from an earlier one when all behind it can be empty."""
    found: list[Node] = []
    for last in range(len(items) - 1, -1, -1):
        found.append(chain(*items[:last], _derive(items[last])))
        if not is_nullable(items[last]):
            break
    return choice(*found)
