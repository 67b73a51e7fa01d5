"""Patterns as lists of segments: enough to tell, without trying paths, which patterns can match the same one.

Every answer errs on one side: shapes may say "can meet" of patterns that never do, not the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import TypeAlias

from msgspec import Struct

from .matching import matches
from .nodes import Chain, Choice, Look, Node, Repeat, Text, beginning, chain, is_nullable, literal_text, may_hold_slash

Segment: TypeAlias = bytes | Node
"""What stands between two slashes: a text, or a pattern without slashes."""

Segments: TypeAlias = tuple[Segment, ...]

MAX_SHAPES = 32

_SLASH = Text("/")
_PIECES = re.compile(r"/|[^/]+")


class Shape(Struct, frozen=True, gc=False):
    """The segments behind the first slash; `is_open`: then anything may follow, more segments or none."""

    segments: Segments
    is_open: bool = False

    def ends_at(self, depth: int) -> bool:
        """Whether a path of `depth` segments can match."""
        return len(self.segments) == depth or (self.is_open and len(self.segments) < depth)

    def goes_on_at(self, depth: int) -> bool:
        """Whether a path of more than `depth` segments can match."""
        return self.is_open or len(self.segments) > depth

    def segment(self, depth: int) -> Segment | None:
        """The segment at a depth; None stands for anything."""
        return self.segments[depth] if depth < len(self.segments) else None

    def beginnings(self) -> Iterator[Segments]:
        """The segments of every prefix that all its paths are, or begin with before a slash."""
        return (self.segments[:length] for length in range(1, len(self.segments) + 1))


@lru_cache(maxsize=8192)
def find_shapes(node: Node, *, is_prefix: bool) -> tuple[Shape, ...]:
    """Shapes that together hold every path of the pattern (for `is_prefix`, also all below).

    There are none for a pattern that matches no path.
    """
    found = (_shape(parts) for parts in _alternatives(node))
    shapes = (Shape(shape.segments, is_open=shape.is_open or is_prefix) for shape in found if shape is not None)
    return tuple(dict.fromkeys(shape for shape in shapes if shape.segments or shape.is_open))


Spot: TypeAlias = tuple[Shape, int]
"""A shape and the number of the pattern it belongs to."""


def find_contested(shapes: Mapping[int, Sequence[Shape]], owners: Sequence[frozenset[str]]) -> frozenset[int]:
    """Numbers of the patterns that can match a path which a pattern with another owner matches too.

    Walks down the segments of all patterns together, so that only patterns with a common beginning are compared.
    """
    contested = {number for number, names in enumerate(owners) if len(names) > 1}
    todo: list[tuple[int, list[Spot]]] = [(0, [(shape, number) for number in shapes for shape in shapes[number]])]
    seen: set[tuple[int, frozenset[int]]] = set()
    while todo:
        depth, alive = todo.pop()
        # Below a pattern without a text, the same patterns go on below each of many texts.
        group = (depth, frozenset(map(id, alive)))
        if group in seen or all(number in contested for _, number in alive):
            continue
        seen.add(group)
        ending = [number for shape, number in alive if shape.ends_at(depth)]
        if _are_several(ending, owners):
            contested.update(ending)
        going = [spot for spot in alive if spot[0].goes_on_at(depth)]
        if _are_several((number for _, number in going), owners):
            todo.extend((depth + 1, branch) for branch in _branches(going, depth))
    return frozenset(contested)


def split_by_text(spots: Sequence[Spot], depth: int, below: Segments | None = None) -> dict[bytes, list[Spot]]:
    """The spots that go on with each of the texts at a depth, those whose pattern fits the text included.

    With `below`, only texts that stand right below these segments in some pattern.
    """
    segments = [spot[0].segment(depth) for spot in spots]
    texts = {
        segment
        for (shape, _), segment in zip(spots, segments, strict=True)
        if isinstance(segment, bytes) and (below is None or shape.segments[:depth] == below)
    }
    exact: dict[bytes, list[int]] = {text: [] for text in sorted(texts)}
    vague = []
    for place, segment in enumerate(segments):
        if not isinstance(segment, bytes):
            vague.append(place)
        elif segment in exact:
            exact[segment].append(place)
    return {
        text: [spots[place] for place in sorted([*places, *(at for at in vague if fits(segments[at], text))])]
        for text, places in exact.items()
    }


def fits(segment: Segment | None, text: bytes) -> bool:
    """Whether a segment can be this text."""
    if segment is None or isinstance(segment, bytes):
        return segment is None or segment == text
    return _node_fits(segment, text)


@lru_cache(maxsize=65536)
def _node_fits(segment: Node, text: bytes) -> bool:
    return matches(segment, text)


def _are_several(numbers: Iterable[int], owners: Sequence[frozenset[str]]) -> bool:
    return len(frozenset().union(*(owners[number] for number in numbers))) > 1


def _branches(spots: list[Spot], depth: int) -> list[list[Spot]]:
    """Groups that can share the next segment; any two spots that can are together in one of them.

    Two patterns without a text there are taken to meet, unless they begin with different letters.
    """
    segments = [(spot, spot[0].segment(depth)) for spot in spots]
    if all(segment is None for _, segment in segments):
        return []  # only open ends: they were compared as endings
    vague = [
        (spot, b"" if segment is None else beginning(segment))
        for spot, segment in segments
        if not isinstance(segment, bytes)
    ]
    groups = [
        [spot for spot, start in vague if longest.startswith(start)]
        for longest in sorted({start for _, start in vague})
    ]
    return [*split_by_text(spots, depth).values(), *(group for group in groups if len(group) > 1)]


def _shape(parts: tuple[Node | None, ...]) -> Shape | None:
    """One alternative, split at its slashes; None inside the parts means that anything may stand there."""
    if not parts:
        return Shape(())
    if parts[0] != _SLASH:
        return Shape((), is_open=True) if parts[0] is None or is_nullable(parts[0]) else None
    is_open = None in parts
    known = parts[1 : parts.index(None)] if is_open else parts[1:]
    segments: list[list[Node]] = [[]]
    for part in known:
        if part == _SLASH:
            segments.append([])
        elif part is not None:
            segments[-1].append(part)
    complete = segments[:-1] if is_open else segments
    return Shape(tuple(_segment(items) for items in complete), is_open)


def _segment(items: list[Node]) -> Segment:
    node = chain(*items)
    text = literal_text(node)
    return node if text is None else text.encode()


def _alternatives(node: Node) -> list[tuple[Node | None, ...]]:
    """The node as flat lists of slashes and parts without slashes; None is a part that may hold slashes."""
    found = _expand(node)
    return found if len(found) <= MAX_SHAPES else [(None,)]


def _expand(node: Node) -> list[tuple[Node | None, ...]]:
    if isinstance(node, Look):
        return [()]
    if isinstance(node, Chain):
        return _expand_chain(node)
    if isinstance(node, Text):
        return [tuple(map(Text, _PIECES.findall(node.text)))]
    if not may_hold_slash(node):
        return [(node,)]
    if isinstance(node, Choice):
        return [parts for option in node.options for parts in _alternatives(option)]
    if isinstance(node, Repeat) and (node.low, node.high) == (0, 1):
        return [(), *_alternatives(node.item)]
    return [(None,)]


def _expand_chain(node: Chain) -> list[tuple[Node | None, ...]]:
    found: list[tuple[Node | None, ...]] = [()]
    for item in node.items:
        found = [(*before, *after) for before, after in product(found, _alternatives(item))]
        if len(found) > MAX_SHAPES:
            return [(None,)]
    return found
