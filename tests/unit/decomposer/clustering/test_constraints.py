"""Proposals that keep what people decided, on programs whose services are known."""

from __future__ import annotations

import pytest

from decomposer.boundaries import read_constraints
from decomposer.clustering import find_objections, propose
from decomposer.clustering.constraints import contract
from decomposer.errors import InputError
from decomposer.graph import build
from decomposer.model.constraints import SHARED, Constraints, Group, Held, Objection
from decomposer.model.proposal import Proposal
from tests.fakes.portals import portal
from tests.fakes.programs import program

GRAPH = build(program(portal(("order", "payment", "citizen"), size=3)))
UNITS = [unit.id for unit in GRAPH.units]


def group(*units: str, line: int = 1) -> Group:
    """Units that stand in one entry."""
    return Group(units[0], tuple(sorted(units)), line)


def of(domain: str) -> tuple[str, ...]:
    """The units that speak of a domain."""
    return tuple(unit for unit in UNITS if domain in unit.lower())


def proposed(constraints: Constraints) -> Proposal:
    """What is proposed for the portal."""
    return propose(GRAPH, constraints=constraints)


def home(found: Proposal, unit: str) -> str | None:
    """The service of a unit."""
    return next((one.name for one in found.services if unit in one.units), None)


def test_a_pinned_unit_names_its_service_and_stays_there() -> None:
    """The service that grows round a pin is called as people say, the others as before."""
    found = proposed(Constraints(held=(Held("money", "pin", group("models.all.PaymentHead")),)))
    assert [one.name for one in found.services] == ["citizen", "money", "order"]
    assert set(next(one for one in found.services if one.name == "money").units) == set(of("payment"))


def test_seeds_make_one_service_of_what_is_far() -> None:
    """Two domains that nothing ties are one service round two seeds of it."""
    seeds = Held("sales", "seed", group("models.all.OrderHead", "models.all.PaymentHead"))
    found = proposed(Constraints(held=(seeds,)))
    assert {home(found, unit) for unit in (*of("orderhead"), *of("paymenthead"))} == {"sales"}


def test_what_is_apart_divides_a_service() -> None:
    """Each part of a divided service takes along what is tied to it."""
    found = proposed(Constraints(apart=((group("models.all.OrderHead"), group("models.all.OrderLine")),)))
    assert home(found, "models.all.OrderHead") != home(found, "models.all.OrderLine")
    assert {unit for one in found.services for unit in one.units} | set(found.shared_kernel) == set(UNITS)


def test_nothing_joins_or_leaves_a_frozen_service() -> None:
    """Its units are exactly those that people wrote down, whatever ties others to it."""
    frozen = tuple(unit for unit in of("order") if unit.startswith("models"))
    found = proposed(Constraints(held=(Held("core", "frozen", group(*frozen)),)))
    assert next(one for one in found.services if one.name == "core").units == frozen


def test_people_say_what_is_shared() -> None:
    """A unit that owns a table is shared if people want it so; one that must be in a service is not."""
    shared = Held(SHARED, "pin", group("models.all.OrderNote"))
    kept = Held("log", "pin", group("tools.log.write"))
    found = proposed(Constraints(held=(shared, kept)))
    assert found.shared_kernel == ("models.all.OrderNote",)
    assert home(found, "tools.log.write") == "log"


def test_forbidden_code_joins_what_it_is_tied_to() -> None:
    """No service is made of it, and none has a forbidden name."""
    constraints = Constraints(forbidden=(group(*of("payment")),), forbidden_names=frozenset({"citizen"}))
    found = proposed(constraints)
    assert not any(set(one.units) <= set(of("payment")) for one in found.services)
    assert "citizen" not in {one.name for one in found.services}


@pytest.mark.parametrize("number", [1, 2, 5, 9])
def test_there_are_as_many_services_as_people_want(number: int) -> None:
    """Few are joined, many are divided."""
    assert len(proposed(Constraints(services=(number, number))).services) == number


def test_code_of_which_no_service_can_be_made_stays_out() -> None:
    """If all of it is forbidden, no service is left."""
    found = proposed(Constraints(forbidden=(group(*UNITS),)))
    assert found.services == ()


def test_contradictions_are_refused() -> None:
    """Whoever makes constraints by hand is told as well."""
    twice = (Held("a", "pin", group(UNITS[0])), Held("b", "pin", group(UNITS[0])))
    with pytest.raises(InputError, match=UNITS[0]):
        proposed(Constraints(held=twice))


def test_contraction_adds_up_edges() -> None:
    """Units that must be together have the edges of all of them, none to themselves, and all their lines."""
    graph = build(program("a.f calls b.g\na.f calls b.h\nb.g calls b.h\nb.h calls c.k\nc.C declares t"))
    found = contract(graph, {"b.g": ("b.g", "b.h"), "c.C": ("c.C", "c.k")})
    assert [(edge.source, edge.target, len(edge.evidence)) for edge in found.edges] == [
        ("a.f", "b.g", 2),
        ("b.g", "c.C", 1),
    ]
    assert {unit.id: unit.lines for unit in found.units} == {"a.f": 10, "b.g": 20, "c.C": 20}
    assert (found.unit_of["b.h"], found.tables) == ("b.g", {"t": "c.C"})
    weights = {(edge.source, edge.target): edge.weight for edge in graph.edges}
    assert found.edges[0].weight == pytest.approx(weights["a.f", "b.g"] + weights["a.f", "b.h"])


def test_evidence_against_a_decision_is_told() -> None:
    """A service that pulls at least three times as much as the own one is named, with both numbers."""
    text = "\n".join([portal(("order", "payment"), size=3), "logic.extra.audit calls logic.save.save_order_0"])
    text += "\nlogic.extra.audit updates order_Head\nlogic.extra.audit updates order_Line"
    graph = build(program(text))
    file = 'schema_version = 1\n[services.payment]\npins = ["logic.extra", "models.all.PaymentHead"]\n'
    constraints = read_constraints(file, graph)
    owners = {unit: one.name for one in propose(graph, constraints=constraints).services for unit in one.units}
    (found,) = find_objections(graph, constraints, owners)
    assert (found.line, found.decision, found.path, found.service, found.other) == (
        3,
        "pin",
        "logic.extra",
        "payment",
        "order",
    )
    assert found.other_pull >= 3 * found.pull


def test_objections_are_told_in_one_sentence() -> None:
    """With the place of the decision, what it is, and both pulls."""
    objection = Objection(4, "pin", "shop.tax", "billing", 1.5, "orders", 12.0)
    assert (
        objection.text
        == "line 4 keeps 'shop.tax' in 'billing' (pin), but evidence pulls it to 'orders': 12 against 1.5"
    )
