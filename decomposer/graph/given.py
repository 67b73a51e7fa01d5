"""GivenGraph -> DependencyGraph: a graph from elsewhere as if it had been read from a source.

Each node is a unit, and an edge a call that is seen as often as it weighs. Entities of traces are units that own a
table of their own; what a functionality writes is written in one transaction, and what it uses is used together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise

from analyzers.program import DataAccess, Location, Module, Program, Symbol, Table, Transaction
from decomposer.model.graph import DependencyGraph, Evidence, Unit, View
from decomposer.model.weights import DEFAULT_WEIGHTS, Weights

from .evidence import Link
from .interchange import Access, GivenGraph, Traces
from .weighing import make_edges

LARGEST_FUNCTIONALITY = 200
"""One that uses more entities says nothing about each pair of them."""


def build_given(graph: GivenGraph, weights: Weights = DEFAULT_WEIGHTS) -> DependencyGraph:
    """The dependency graph; what stands before the last dot of a name is its module.

    An edge that only repeats what the traces say is evidence, and weighs nothing: nothing counts twice.
    """
    place = Location(graph.file, 1)
    telling = {name: accesses for name, accesses in graph.traces.items() if _tells(accesses)}
    links = [*_calls(graph, telling, place), *_uses(telling, place)]
    return DependencyGraph(
        units=tuple(Unit(name, "class", _module(name), place, 1) for name in graph.nodes),
        edges=make_edges(links, weights),
        unit_of={name: name for name in graph.nodes},
        tables={name: name for name in _entities(graph.traces)},
        program=_program(graph, place),
    )


def _module(name: str) -> str:
    return name.rpartition(".")[0]


def _entities(traces: Traces) -> list[str]:
    return sorted({entity for accesses in traces.values() for _, entity in accesses})


def _tells(accesses: Iterable[Access]) -> bool:
    return 1 < len({entity for _, entity in accesses}) <= LARGEST_FUNCTIONALITY


def _calls(graph: GivenGraph, traces: Traces, place: Location) -> Iterator[Link]:
    """An edge without a direction leads both ways."""
    shown = _times_shown(traces, directed=graph.directed)
    for (one, other), weight in graph.links.items():
        share = 0.0 if weight <= shown[one, other] else weight
        yield Link(one, other, Evidence("call", one, other, place, times=weight), share)
        if not graph.directed:
            yield Link(other, one, Evidence("call", other, one, place, times=weight), share)


def _times_shown(traces: Traces, *, directed: bool) -> Counter[tuple[str, str]]:
    """How often the traces have one entity follow another, or in how many of them both are, whichever is more."""
    follows, together = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for accesses in traces.values():
        entities = [entity for _, entity in accesses]
        follows.update(pairwise(entities))
        together.update(combinations(sorted(set(entities)), 2))
    if not directed:
        follows.update({(other, one): number for (one, other), number in follows.items()})
    together.update({(other, one): number for (one, other), number in together.items()})
    return follows | together


def _uses(traces: Traces, place: Location) -> Iterator[Link]:
    """What is written together ties most; what is used together ties both ways, because neither needs the other."""
    written, used = _Pairs(), _Pairs()
    for name, accesses in traces.items():
        written.add(name, _written(accesses))
        used.add(name, {entity for _, entity in accesses})
    yield from written.links("transaction", "written together in", place)
    yield from used.links("data", "used together in", place, both=True)


def _written(accesses: Iterable[Access]) -> set[str]:
    return {entity for mode, entity in accesses if mode == "W"}


class _Pairs:
    """Pairs of entities with their part of each functionality, and the first and the number of these."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], tuple[float, str, int]] = {}

    def add(self, name: str, entities: set[str]) -> None:
        """The parts of one functionality add up to 1."""
        if len(entities) < 2:
            return
        share = 2 / (len(entities) * (len(entities) - 1))
        for pair in combinations(sorted(entities), 2):
            total, first, number = self._found.get(pair, (0.0, name, 0))
            self._found[pair] = (total + share, first, number + 1)

    def links(self, view: View, words: str, place: Location, *, both: bool = False) -> Iterator[Link]:
        """One for each pair, or one each way."""
        for (one, other), (share, first, number) in self._found.items():
            detail = f"{words} {first}" + (f" and {number - 1} more" if number > 1 else "")
            yield Link(one, other, Evidence(view, one, other, place, detail=detail, times=number), share)
            if both:
                yield Link(other, one, Evidence(view, other, one, place, detail=detail, times=number), share)


def _program(graph: GivenGraph, place: Location) -> Program:
    modules = sorted({_module(name) for name in graph.nodes})
    return Program(
        modules=tuple(Module(name, graph.file, 1, "python3", "code") for name in modules),
        symbols=tuple(Symbol(name, "class", _module(name), _module(name), place, 1) for name in graph.nodes),
        references=(),
        tables=tuple(Table(name, name, name, place) for name in _entities(graph.traces)),
        accesses=tuple(_accesses(graph.traces, place)),
        transactions=tuple(_transactions(graph.traces, place)),
    )


def _accesses(traces: Mapping[str, Iterable[Access]], place: Location) -> Iterator[DataAccess]:
    for name, accesses in traces.items():
        for mode, entity in accesses:
            yield DataAccess(name, entity, "update" if mode == "W" else "select", place, mechanism="trace")


def _transactions(traces: Mapping[str, Iterable[Access]], place: Location) -> Iterator[Transaction]:
    for name, accesses in traces.items():
        if written := _written(accesses):
            yield Transaction(name, tuple(sorted(written)), place)
