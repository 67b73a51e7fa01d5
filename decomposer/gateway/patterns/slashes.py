"""What a missing slash at the end of a path does to a pattern."""

from __future__ import annotations

from functools import lru_cache

from .nodes import (
    EMPTY,
    NOTHING,
    SLASH,
    Chain,
    Chars,
    Choice,
    Node,
    Repeat,
    Text,
    chain,
    choice,
    has_look,
    is_nullable,
    repeat,
    text_node,
)
from .reading import MAX_BYTES
from .rendering import render

_SLASH = Text("/")


@lru_cache(maxsize=8192)
def without_slash(node: Node) -> Node | None:
    """The paths that the pattern matches only once a slash is added to them; None when there are none.

    Some that it matches anyway may be among them.
    This is the derivative by the last letter (J. Brzozowski, "Derivatives of regular expressions", JACM 11(4), 1964,
    read from the right). A pattern with a look-ahead has none: what it saw behind the path would be gone.
    """
    if has_look(node):
        return None
    derived = _derive(_before_optional_slash(node))
    options = derived.options if isinstance(derived, Choice) else (derived,)
    rest = choice(*(option for option in options if option not in {node, EMPTY}))
    if rest == NOTHING or len(render(rest).encode()) > MAX_BYTES:
        return None
    return rest


def cut_slash(node: Node) -> Node:
    """The pattern without the slash that plainly ends it (or ends an alternative): the form of a prefix."""
    if isinstance(node, Choice):
        return choice(*map(cut_slash, node.options))
    return _before_slash(node) or node


def make_slash_optional(node: Node) -> Node | None:
    """The pattern with or without its last slash, when a slash is plainly its last letter."""
    before = _before_slash(node)
    return None if before is None else chain(before, repeat(_SLASH, 0, 1))


def _before_optional_slash(node: Node) -> Node:
    """Paths that end before an optional slash are the pattern's own."""
    is_optional = isinstance(node, Chain) and node.items[-1:] == (repeat(_SLASH, 0, 1),)
    return chain(*node.items[:-1]) if isinstance(node, Chain) and is_optional else node


def _before_slash(node: Node) -> Node | None:
    items = node.items if isinstance(node, Chain) else (node,)
    last = items[-1] if items else None
    if not isinstance(last, Text) or not last.text.endswith("/"):
        return None
    return chain(*items[:-1], text_node(last.text[:-1]))


def _derive(node: Node) -> Node:
    match node:
        case Text(text):
            return text_node(text[:-1]) if text.endswith("/") else NOTHING
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
