"""Laws of every proposal."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from decomposer.clustering import propose
from decomposer.graph import build
from decomposer.model import route_key
from tests.fakes.portals import portal
from tests.fakes.programs import program, reordered

UNITS = [f"{module}.{name}" for module in ("a.m", "a.n", "b.o") for name in ("f", "g", "H", "K")]
TABLES = ["t1", "t2", "t3"]
STATEMENTS = st.one_of(
    st.tuples(
        st.sampled_from(UNITS), st.sampled_from(["calls", "guesses", "inherits", "signal"]), st.sampled_from(UNITS)
    ),
    st.tuples(st.sampled_from(UNITS), st.sampled_from(["reads", "updates", "declares"]), st.sampled_from(TABLES)),
    st.tuples(st.sampled_from(UNITS), st.just("commits"), st.just("t1, t3")),
    st.tuples(st.sampled_from(UNITS), st.just("handles"), st.sampled_from(["GET /x/a/", "GET /x/b/", "GET /"])),
    st.tuples(st.sampled_from(UNITS), st.just("runs as"), st.sampled_from(["one", "two"])),
)
PROGRAMS = st.lists(STATEMENTS.map(" ".join), max_size=40).map(lambda lines: "\n".join([*UNITS, *lines]))


@settings(max_examples=60, deadline=None)
@given(PROGRAMS)
def test_everything_is_placed_once(text: str) -> None:
    """Each unit is in one service or the kernel at most; tables, routes and tasks have one owner; names are unique.

    What is in none has nothing to serve that no service does.
    """
    graph = build(program(text))
    found = propose(graph)
    placed = Counter(unit for service in found.services for unit in service.units) + Counter(found.shared_kernel)
    left = {unit.id for unit in graph.units} - placed.keys()
    assert placed == Counter({unit.id for unit in graph.units} - left)
    assert left.isdisjoint(graph.tables.values())
    assert {route for service in found.services for route in service.routes} == set(
        map(route_key, graph.program.routes)
    )
    assert {task for service in found.services for task in service.tasks} == {one.name for one in graph.program.tasks}
    for kind in ("name", "tables", "routes", "tasks"):
        names = [getattr(service, kind) for service in found.services]
        counts = Counter(names if kind == "name" else [name for part in names for name in part])
        assert all(count == 1 for count in counts.values())
    assert {table for service in found.services for table in service.tables} >= set(graph.tables)
    assert all(service.units and 0 <= service.confidence <= 1 for service in found.services)
    assert not set(graph.tables.values()) & set(found.shared_kernel)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 99), min_size=1, max_size=13), st.integers(0, 5))
def test_order_of_the_input_changes_nothing(keys: list[int], seed: int) -> None:
    """Any order of the program's facts gives the same proposal."""
    straight = program(portal(("order", "payment", "citizen"), size=3))
    assert propose(build(reordered(straight, keys)), seed=seed) == propose(build(straight), seed=seed)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(["x", "order", "payment.views", "a.b.c"]), min_size=4, max_size=4), st.integers(0, 5))
def test_without_layout_places_mean_nothing(places: list[str], seed: int) -> None:
    """Code is cut in the same way wherever it lies, that to which nothing is tied as well."""
    text = portal(("order", "payment", "citizen"), size=3) + "\nmodels.all.order_leftover"

    def partition(text: str) -> list[list[str]]:
        found = propose(build(program(text)), seed=seed, layout=False)
        return sorted(sorted(unit.rpartition(".")[2] for unit in one.units) for one in found.services)

    moved = text
    for place, layer in zip(places, ("models.all", "logic.save", "views.web", "tools.log"), strict=True):
        moved = moved.replace(f"{layer}.", f"{place}.")
    assert partition(moved) == partition(text)
