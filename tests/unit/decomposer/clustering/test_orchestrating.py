"""Commands that belong to no service."""

from __future__ import annotations

from msgspec.structs import replace

from decomposer.clustering import propose
from decomposer.clustering.orchestrating import find_orchestrators
from decomposer.graph import build
from decomposer.model.constraints import Constraints, Group, Held
from tests.fakes.portals import portal
from tests.fakes.programs import program

MODELS = "a.A declares a\nb.B declares b\nc.C declares c\nc.D declares d\n"
SERVICES = {"a.A": 0, "b.B": 1, "c.C": 2, "c.D": 2}
FILL = "x.fill is command fill\nx.fill inserts a\nx.fill inserts b\nx.fill inserts c\n"


def found_in(text: str) -> frozenset[str]:
    """The orchestrators of a program whose services are the modules a, b and c."""
    return find_orchestrators(build(program(MODELS + text)), SERVICES)


def test_a_command_that_fills_the_tables_of_many_services_is_in_none() -> None:
    """Three services at least; a function that is no command has to be somewhere."""
    assert found_in(FILL) == {"x.fill"}
    assert found_in(FILL.replace("is command", "runs as")) == set()
    assert found_in(FILL.replace("inserts c", "reads c")) == set()


def test_a_command_of_one_service_may_touch_others() -> None:
    """At most three fifths of its tables are those of one service."""
    model = "".join(f"\nc.E{number} declares e{number}\nx.fill inserts e{number}" for number in range(3))
    services = SERVICES | {f"c.E{number}": 2 for number in range(3)}
    graph = build(program(MODELS + FILL + model))
    assert find_orchestrators(graph, services) == set()
    assert find_orchestrators(graph, services | {"c.E0": 1}) == {"x.fill"}


def test_rows_that_go_with_others_do_not_count() -> None:
    """Who deletes users deletes what points to them, and knows nothing of it."""
    graph = build(program(MODELS + FILL))
    accesses = tuple(replace(one, mechanism="cascade") if one.table == "b" else one for one in graph.program.accesses)
    assert find_orchestrators(replace(graph, program=replace(graph.program, accesses=accesses)), SERVICES) == set()


def test_it_stays_out_of_a_proposal_unless_people_want_it() -> None:
    """What a boundary file holds in a service is there."""
    fill = "\n".join(f"tools.seed.fill inserts {one}_Head" for one in ("order", "payment", "citizen"))
    graph = build(
        program(f"{portal(('order', 'payment', 'citizen'), size=3)}\ntools.seed.fill is command fill\n{fill}")
    )
    found, fills = propose(graph), "tools.seed.fill"
    assert len(found.services) == 3
    assert fills not in {unit for one in found.services for unit in one.units} | {*found.shared_kernel}
    assert not any(one.tasks for one in found.services)
    held = propose(graph, constraints=Constraints(held=(Held("order", "pin", Group(fills, (fills,))),)))
    assert [one.name for one in held.services if fills in one.units] == ["order"]
