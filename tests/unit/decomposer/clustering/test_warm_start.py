"""An accepted map on changed code."""

from __future__ import annotations

import pytest

from decomposer.boundaries import accept, read_decisions, write_boundaries
from decomposer.clustering import propose
from decomposer.clustering.warm_start import warm_start
from decomposer.graph import build
from decomposer.model import ServiceMap
from decomposer.model.constraints import SHARED, Constraints, Group, Held
from tests.fakes.portals import portal
from tests.fakes.programs import program

PORTAL = portal(("order", "payment", "citizen"), size=3)
GRAPH = build(program(PORTAL))
ACCEPTED = accept(propose(GRAPH))


def moved(services: ServiceMap, **units: str) -> ServiceMap:
    """The map with some units elsewhere; `_` stands for the name of the module."""
    owners = dict(services.units) | {f"models.all.{name}": owner for name, owner in units.items()}
    return ServiceMap(
        services.services, owners, services.tables, services.routes, services.tasks, services.shared_kernel
    )


def test_nothing_moves_without_a_reason() -> None:
    """Of unchanged code the map stays as it is, with its data, routes and tasks."""
    found = warm_start(GRAPH, ACCEPTED)
    assert (found.services, found.moves, found.unplaced) == (ACCEPTED, (), ())


def test_what_is_in_the_wrong_place_goes_back() -> None:
    """With its gain, both pulls and the strongest reasons; its table goes along."""
    found = warm_start(GRAPH, moved(ACCEPTED, OrderNote="citizen"))
    (move,) = found.moves
    assert (move.unit, move.origin, move.target, move.why) == ("models.all.OrderNote", "citizen", "order", "ties")
    assert (move.gain, move.pull_origin) == (1.0, 0.0)
    assert move.pull_target > 1
    assert {"models.all.OrderHead", "order_Head"} & {name for one in move.evidence for name in (one.source, one.target)}
    assert found.services.units == ACCEPTED.units


def test_data_follow_the_unit_that_declares_them() -> None:
    """Tables, routes and tasks of a unit that moves go with it, those that people gave to another service stay."""
    wrong = moved(ACCEPTED, OrderNote="citizen")
    tables = wrong.tables | {"order_Note": "citizen", "order_Line": "payment"}
    wrong = ServiceMap(wrong.services, wrong.units, tables, wrong.routes, wrong.tasks, wrong.shared_kernel)
    found = warm_start(GRAPH, wrong).services.tables
    assert (found["order_Note"], found["order_Line"]) == ("order", "payment")


def test_new_code_is_placed_beside_what_it_is_tied_to() -> None:
    """Also if it is tied to new code only; what nothing ties to a service stays where it is."""
    text = PORTAL + "\nviews.web.order_pdf calls logic.pdf.render\nlogic.pdf.render calls logic.save.save_order_0"
    text += "\nlogic.odd.alone\nmodels.all.OrderFile declares order_File\norder_File refers to order_Head"
    text += "\nlogic.save.save_order_0 updates order_File"
    found = warm_start(build(program(text)), ACCEPTED)
    assert {move.unit: (move.origin, move.target, move.why) for move in found.moves} == {
        "views.web.order_pdf": (None, "order", "new"),
        "logic.pdf.render": (None, "order", "new"),
        "models.all.OrderFile": (None, "order", "new"),
    }
    assert found.services.tables["order_File"] == "order"
    assert found.unplaced == ("logic.odd.alone",)


def test_a_command_on_the_data_of_many_services_is_not_placed() -> None:
    """It stays in the monolith from run to run."""
    fill = "".join(f"\ntools.seed.fill inserts {one}_Head" for one in ("order", "payment", "citizen"))
    found = warm_start(build(program(f"{PORTAL}\ntools.seed.fill is command fill{fill}")), ACCEPTED)
    assert (found.services.units, found.unplaced) == (ACCEPTED.units, ("tools.seed.fill",))


def test_much_that_nobody_claims_is_left_to_the_monolith() -> None:
    """Whoever takes out one service only does not want all code that is tied to it."""
    only = {unit: owner for unit, owner in ACCEPTED.units.items() if owner == "order" and "Note" not in unit}
    one = ServiceMap(("order",), only, {}, {}, {}, frozenset())
    found = warm_start(GRAPH, one)
    assert {move.unit for move in found.moves} == {"models.all.OrderNote"}
    assert len(found.unplaced) == len(GRAPH.units) - len(only) - 1


def test_what_is_gone_drops_out_and_renames_cost_nothing() -> None:
    """Another name below a claimed path is no change; a claim of what is gone is listed with its line."""
    text = write_boundaries(GRAPH, propose(GRAPH))
    changed = build(
        program(PORTAL.replace("save_order_1", "store_order").replace("views.web.show_citizen_2", "views.web.x"))
    )
    decided = read_decisions(text, changed, lenient=True)
    found = warm_start(changed, decided.services)
    assert {entry.name for entry in decided.gone} >= {"views.web.show_citizen_2", "logic.save.save_order_1"}
    assert {move.unit: move.target for move in found.moves} == {
        "views.web.x": "citizen",
        "logic.save.store_order": "order",
    }


def test_constraints_hold_the_map() -> None:
    """A pinned unit stays though its ties pull; what must be together goes together; a frozen service gets nothing."""
    note = Group("models.all.OrderNote", ("models.all.OrderNote",))
    wrong = moved(ACCEPTED, OrderNote="citizen")
    assert warm_start(GRAPH, wrong, Constraints(held=(Held("citizen", "pin", note),))).moves == ()
    order = tuple(unit for unit, owner in ACCEPTED.units.items() if owner == "order" and unit not in note.units)
    frozen = Constraints(held=(Held("order", "frozen", Group("x", order)),))
    assert warm_start(GRAPH, wrong, frozen).moves == ()
    shared = Constraints(held=(Held(SHARED, "pin", note),))
    assert [(move.target, move.why) for move in warm_start(GRAPH, ACCEPTED, shared).moves] == [(SHARED, "constraint")]


def test_what_must_be_apart_leaves() -> None:
    """A map that breaks a constraint is mended, and the new service has a name."""
    apart = Constraints(apart=((Group("a", ("models.all.OrderHead",)), Group("b", ("models.all.OrderLine",))),))
    found = warm_start(GRAPH, ACCEPTED, apart)
    assert {move.why for move in found.moves} == {"constraint"}
    assert found.services.services == ("citizen", "order", "order-2", "payment")


@pytest.mark.parametrize(("gain", "number"), [(0.2, 1), (0.9, 0)])
def test_the_threshold_decides(gain: float, number: int) -> None:
    """A unit that another service pulls twice as much moves only if that is enough."""
    text = PORTAL + "\nlogic.mixed.both updates order_Head\nlogic.mixed.both reads payment_Head"
    graph = build(program(text))
    units = dict(ACCEPTED.units) | {"logic.mixed.both": "payment"}
    services = ServiceMap(ACCEPTED.services, units, {}, {}, {}, ACCEPTED.shared_kernel)
    assert len(warm_start(graph, services, gain=gain).moves) == number
