"""Matches a path by following all places at once.

After K. Thompson, "Regular expression search algorithm", CACM 11(6), 1968.

There is no backtracking, so a hostile pattern of the analysed code cannot make a run hang. It is also an independent
witness: what it says is compared with Python's `re` and with the gateways' own engines.
"""

from __future__ import annotations

from .nodes import SLASH, Chain, Chars, Choice, Look, Node, Repeat, Text

Places = frozenset[int]
_BEGIN = frozenset({0})


def matches(node: Node, path: bytes) -> bool:
    """Whether the node matches the whole path."""
    return len(path) in _ends(node, path, _BEGIN)


def matches_prefix(node: Node, path: bytes) -> bool:
    """Whether the node matches the beginning of the path, up to the end of a segment."""
    return any(place == len(path) or path[place] == SLASH for place in _ends(node, path, _BEGIN))


def _ends(node: Node, path: bytes, starts: Places) -> Places:
    """The places where a match can end that begins at one of `starts`."""
    match node:
        case Text(text):
            data = text.encode()
            return frozenset(start + len(data) for start in starts if path.startswith(data, start))
        case Chars():
            return frozenset(start + 1 for start in starts if start < len(path) and path[start] in node)
        case Chain(items):
            return _chain_ends(items, path, starts)
        case Choice(options):
            return frozenset().union(*(_ends(option, path, starts) for option in options))
        case Repeat():
            return _repeat_ends(node, path, starts)
        case Look(item, negative):
            return frozenset(start for start in starts if bool(_ends(item, path, frozenset({start}))) is not negative)


def _chain_ends(items: tuple[Node, ...], path: bytes, starts: Places) -> Places:
    for item in items:
        if not starts:
            break
        starts = _ends(item, path, starts)
    return starts


def _repeat_ends(node: Repeat, path: bytes, starts: Places) -> Places:
    """Where rounds `low` to `high` end. A round that reaches nothing new is the last: all later ones follow from it."""
    reached: Places = starts if node.low == 0 else frozenset()
    count = 0
    while starts and count != node.high:
        following = _ends(node.item, path, starts)
        count += 1
        if following == starts:
            return reached | following
        if count >= node.low:
            if following <= reached:
                break
            reached |= following
        starts = following
    return reached
