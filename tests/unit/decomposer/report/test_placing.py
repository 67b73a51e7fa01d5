"""Why a unit is in its service, and what moving it would change."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from decomposer.clustering import find_move
from decomposer.deciding import review_of
from decomposer.errors import InputError
from decomposer.graph import build
from decomposer.job import Analysis, Boundaries
from decomposer.model import ServiceMap
from decomposer.model.constraints import Constraints, Group, Held
from decomposer.model.documents import ExplanationDocument
from decomposer.model.proposal import CutMetrics, Proposal
from decomposer.planning import plan
from decomposer.report.explanation import add_move, add_place, find_unit, render_explanation
from tests.fakes.programs import program

GRAPH = build(
    program("""
        shop.orders.Order declares orders
        shop.orders.place inserts orders
        shop.orders.place calls shop.bills.charge
        shop.bills.charge inserts bills
        shop.bills.charge updates orders
        shop.bills.Bill declares bills
        shop.orders.Order.total calls shop.text.money
        shop.bills.charge calls shop.text.money
        shop.old.unused
    """)
)
UNITS = {unit.id: unit.id.split(".")[1] for unit in GRAPH.units if unit.id.split(".")[1] in ("orders", "bills")}
SERVICES = ServiceMap(
    ("bills", "orders"), UNITS, {"orders": "orders", "bills": "bills"}, {}, {}, frozenset({"shop.text.money"})
)
NOTHING = Proposal((), (), "louvain", 0, 1.0, CutMetrics(0, 0, 0, 0, 0, 0, 0, 0))


def explained(name: str, constraints: Constraints | None = None) -> dict[str, list[str]]:
    """What is said about the place of a definition, by relation."""
    steps = plan(GRAPH, SERVICES)
    review = review_of(GRAPH, SERVICES, steps, {"shop.bills.charge": 0.75})
    found = Analysis(GRAPH, NOTHING, Boundaries(""), SERVICES, steps, review, constraints or Constraints())
    facts: dict[str, list[str]] = {}
    for fact in add_place(ExplanationDocument(1, "function", name, "", ()), found).facts:
        facts.setdefault(fact.relation, []).append(" | ".join(filter(None, (fact.other, fact.detail, fact.location))))
    return facts


def test_a_unit_has_a_service_a_rival_and_ties_with_places() -> None:
    """The kinds of ties to both, each with its weight and one example."""
    facts = explained("shop.bills.charge")
    assert facts["belongs to"][0].startswith("bills | ties ")
    assert facts["belongs to"][0].endswith(", stability 75%")
    assert facts["could be in"][0].startswith("orders | ties ")
    assert facts["is tied to its service by"] == [
        "reads and writes of tables | 2.5 with 1 unit, most by shop.bills.charge > bills | shop/bills.py:11"
    ]
    assert {row.partition(" |")[0] for row in facts["is tied to the other by"]} == {
        "reads and writes of tables",
        "calls",
    }


def test_a_part_of_a_unit_is_where_the_unit_is() -> None:
    """A method moves with its class."""
    assert explained("shop.orders.Order.total")["belongs to"][0].endswith("as a part of shop.orders.Order")


def test_the_kernel_and_what_stays_are_told() -> None:
    """Who uses a unit of the kernel; and that something belongs to no service."""
    assert explained("shop.text.money") == {"belongs to": ["the shared kernel | used by 2 units of 2 services"]}
    assert explained("shop.old.unused") == {"belongs to": ["no service"]}


def test_what_people_pinned_is_told_first() -> None:
    """With the line of the boundary file in which that stands."""
    pinned = Constraints(held=(Held("bills", "pin", Group("shop.bills.charge", ("shop.bills.charge",), 7)),))
    facts = explained("shop.bills.charge", pinned)
    assert next(iter(facts)) == "is"
    assert facts["is"] == ["pinned to bills | line 7 of boundaries.toml"]


def test_a_move_changes_numbers() -> None:
    """Who writes tables of two services writes a foreign one wherever it is, but calls across end with its move."""
    move = find_move(GRAPH, SERVICES, "shop.bills.charge", "orders")
    assert (move.source, move.before.foreign_writes, move.after.foreign_writes) == ("bills", 1, 1)
    assert move.after.inter_service_calls < move.before.inter_service_calls
    text = render_explanation(add_move(ExplanationDocument(1, "pair", "x", "", ()), move))
    assert "if it moved from bills to orders" in text
    assert "share of calls between services  1.0000 > 0.0000" in text


def test_tables_move_with_their_class() -> None:
    """A class that declares a table takes it along, so that others write a foreign one."""
    move = find_move(GRAPH, SERVICES, "shop.orders.Order", "bills")
    assert (move.before.foreign_writes, move.after.foreign_writes) == (1, 1)
    assert [(row.view, row.second > 0) for row in move.views] == [("data", True)]


def test_nothing_moves_to_where_it_is() -> None:
    """Also if no number changes, that is said."""
    here = find_move(GRAPH, SERVICES, "shop.orders.Order", "orders")
    assert "nothing to move" in render_explanation(add_move(ExplanationDocument(1, "pair", "x", "", ()), here))
    unused = find_move(GRAPH, SERVICES, "shop.old.unused", "orders")
    same = add_move(ExplanationDocument(1, "pair", "x", "", ()), replace(unused, after=unused.before))
    assert "no number of the cut would change" in render_explanation(same)


def test_units_are_found_by_the_end_of_their_name() -> None:
    """But not what is a service, or holds other units; several are an error."""
    assert find_unit(GRAPH, SERVICES, "charge") == "shop.bills.charge"
    assert find_unit(GRAPH, SERVICES, "bills") is None
    assert find_unit(GRAPH, SERVICES, "shop.bills") is None
    assert find_unit(GRAPH, SERVICES, "nothing") is None
    twice = build(program("a.f calls b.f"))
    with pytest.raises(InputError, match=r"f is the end of several names: a\.f, b\.f"):
        find_unit(twice, SERVICES, "f")
