"""boundaries.toml gives back what was written into it, whatever the names."""

from __future__ import annotations

import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from analyzers.program import Location, Module, Program, Route, Symbol, Table, Task
from decomposer.boundaries import accept, find_unclaimed, read_boundaries, write_boundaries
from decomposer.boundaries.places import find_places
from decomposer.graph import build
from decomposer.model import route_key
from decomposer.model.graph import DependencyGraph
from decomposer.model.proposal import CutMetrics, Proposal, Service

HERE = Location("x.py", 1)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6)
PART = TEXT.filter(lambda part: "." not in part)
MODULE = st.lists(PART, min_size=1, max_size=3).map(".".join)
SERVICE = TEXT.filter(lambda name: name != "monolith")


@st.composite
def graphs(draw: st.DrawFn) -> DependencyGraph:
    """Functions and bodies in modules of any name, with tables, routes and tasks of any name."""
    modules = sorted(draw(st.sets(MODULE, min_size=1, max_size=4)))
    functions = {f"{module}.{name}": module for module in modules for name in draw(st.sets(PART, max_size=3))}
    symbols = [Symbol(module, "module", module, None, HERE, 9) for module in modules]
    symbols += [
        Symbol(name, "function", module, module, HERE, 9) for name, module in functions.items() if name not in modules
    ]
    handler = st.sampled_from([symbol.id for symbol in symbols])
    return build(
        Program(
            modules=tuple(Module(module, "x.py", 9, "python3", "code") for module in modules),
            symbols=tuple(symbols),
            references=(),
            tables=tuple(Table(name, draw(handler), name, HERE) for name in draw(st.sets(TEXT, max_size=4))),
            routes=tuple(
                Route("GET", path, "", draw(handler), HERE, 0, "") for path in draw(st.sets(TEXT, max_size=3))
            ),
            tasks=tuple(Task(name, draw(handler), "queue", HERE, "") for name in draw(st.sets(TEXT, max_size=3))),
        )
    )


@st.composite
def proposals(draw: st.DrawFn) -> tuple[DependencyGraph, Proposal]:
    """Any cut of any graph."""
    graph = draw(graphs())
    names = sorted(draw(st.sets(SERVICE, min_size=1, max_size=4)))
    program = graph.program
    owner = st.sampled_from(names)
    units = {unit.id: draw(st.sampled_from([*names, ""])) for unit in graph.units}
    tables = {table.name: draw(owner) for table in program.tables}
    routes = {route_key(route): draw(owner) for route in program.routes}
    tasks = {task.name: draw(owner) for task in program.tasks}

    def part(owners: dict[str, str], name: str) -> tuple[str, ...]:
        return tuple(sorted(key for key, value in owners.items() if value == name))

    services = tuple(
        Service(name, part(units, name), part(tables, name), part(routes, name), part(tasks, name), 0, 0.0)
        for name in names
    )
    metrics = CutMetrics(0.0, 0.0, 0, 0, 0, 0, 0, 0)
    return graph, Proposal(services, part(units, ""), "none", 0, 1.0, metrics)


@settings(max_examples=150, deadline=None)
@given(proposals())
def test_what_is_written_is_read_back(case: tuple[DependencyGraph, Proposal]) -> None:
    """Reading the file of a proposal gives the proposal's map, and nothing is unclaimed."""
    graph, proposal = case
    found = read_boundaries(write_boundaries(graph, proposal), graph)
    assert replace(found, paths={}) == accept(proposal)
    assert not any(getattr(find_unclaimed(found, graph), kind) for kind in ("units", "tables", "routes", "tasks"))


@settings(max_examples=100, deadline=None)
@given(proposals())
def test_places_are_where_the_parser_finds_them(case: tuple[DependencyGraph, Proposal]) -> None:
    """The strings found with their lines are those of the parser, and stand on these lines."""
    text = write_boundaries(*case)
    document = tomllib.loads(text)
    expected = [
        (("services", service, key), name)
        for service, table in document.get("services", {}).items()
        for key, names in table.items()
        for name in names
    ] + [(("shared", "owns"), name) for name in document["shared"]["owns"]]
    places = [place for place in find_places(text) if place.text is not None]
    assert [(place.keys, place.text) for place in places] == expected
    lines = text.split("\n")
    assert all(tomllib.loads(f"x = [{lines[place.line - 1]}]")["x"] == [place.text] for place in places)
