"""Proposals on programs whose services are known."""

from __future__ import annotations

import pytest

from decomposer.clustering import propose
from decomposer.graph import build
from decomposer.model.proposal import Proposal
from tests.fakes.portals import DOMAINS, domain_of, portal
from tests.fakes.programs import program


def proposal_of(text: str, seed: int = 0) -> Proposal:
    """The proposal for a small program."""
    return propose(build(program(text)), seed=seed)


@pytest.fixture(scope="module")
def found() -> Proposal:
    """The proposal for the portal."""
    return proposal_of(portal())


def test_each_domain_becomes_a_service(found: Proposal) -> None:
    """Layers do not hide four domains; names come from tables, routes and words."""
    assert [service.name for service in found.services] == sorted(DOMAINS)
    assert all({domain_of(unit) for unit in service.units} == {service.name} for service in found.services)


def test_a_service_has_its_data_routes_and_lines(found: Proposal) -> None:
    """Tables go with their models, routes with their handlers; lines are those of the units."""
    order = next(service for service in found.services if service.name == "order")
    assert order.tables == ("order_Head", "order_Line", "order_Note")
    assert order.routes == tuple(f"GET /orders/{number}/" for number in range(6))
    assert order.lines == 10 * len(order.units)
    assert order.confidence == 1.0


def test_what_everybody_uses_is_shared_kernel(found: Proposal) -> None:
    """The logger belongs to no service."""
    assert found.shared_kernel == ("tools.log.write",)


def test_a_clean_cut_measures_clean(found: Proposal) -> None:
    """Nothing is cut between independent domains."""
    assert found.metrics.modularity > 0.7
    assert (found.metrics.inter_service_calls, found.metrics.foreign_writes, found.metrics.foreign_reads) == (0, 0, 0)
    assert (found.metrics.split_transactions, found.metrics.cut_foreign_keys, found.metrics.chatty_cuts) == (0, 0, 0)


def test_two_weakly_related_clusters_of_data_are_two_services() -> None:
    """One call between two domains does not make them one."""
    text = portal(("order", "payment"), size=2) + "\nlogic.save.save_order_0 calls logic.save.save_payment_0"
    assert [service.name for service in proposal_of(text).services] == ["order", "payment"]


def test_hubs_with_data_stay_in_a_service() -> None:
    """A function that everybody calls but that writes a table is no library."""
    text = portal() + "\ntools.log.write inserts order_Note"
    assert proposal_of(text).shared_kernel == ()


def test_units_without_edges_are_placed_beside_their_module() -> None:
    """Dead code goes where most of its module goes, else to what is nearest by path; its confidence is no help."""
    text = """
        orders.a.Order declares orders
        orders.a.place updates orders
        orders.a.view calls orders.a.place
        orders.a.unused
        orders.b.forgotten
        pay.a.Bill declares bills
        pay.a.charge updates bills
        pay.a.view calls pay.a.charge
    """
    services = {service.name: service for service in proposal_of(text).services}
    assert set(services) == {"order", "bill"}
    assert {"orders.a.unused", "orders.b.forgotten"} <= set(services["order"].units)


def test_a_program_without_edges_is_one_service() -> None:
    """Nothing says how to cut it."""
    found = proposal_of("a.f\nb.g\nc.h")
    assert [service.units for service in found.services] == [("a.f", "b.g", "c.h")]
    assert found.services[0].confidence == 0.0


def test_an_empty_program_has_no_services() -> None:
    """Nothing in, nothing out."""
    assert proposal_of("").services == ()


def test_a_table_without_unit_goes_to_who_writes_it_most() -> None:
    """Raw tables have owners too; one that nobody touches has none."""
    text = (
        portal() + "\ntable raw\ntable unused\nlogic.save.save_order_1 inserts raw\nlogic.save.save_payment_1 reads raw"
    )
    owners = {table: service.name for service in proposal_of(text).services for table in service.tables}
    assert owners["raw"] == "order"
    assert "unused" not in owners


def test_tasks_go_with_their_functions() -> None:
    """A queue task moves with the service of its function."""
    text = portal() + "\nlogic.save.save_citizen_3 runs as nightly"
    assert {task: service.name for service in proposal_of(text).services for task in service.tasks} == {
        "nightly": "citizen"
    }


def library(size: int, users: tuple[str, ...]) -> str:
    """Functions that call each other in a ring and across, two of them called by the savers of some domains."""
    names = [f"text.parse.part_{number}" for number in range(size)]
    lines = [f"{one} calls {names[(at + step) % size]}" for at, one in enumerate(names) for step in (1, 2, 3)]
    return "\n".join(lines + [f"logic.save.save_{one}_0 calls {names[0]}" for one in users])


def test_code_that_serves_nothing_is_no_service() -> None:
    """Of one user it is a part, of two it is a library; with a table of its own it is a service."""
    parts = {f"text.parse.part_{number}" for number in range(9)}
    used = proposal_of(f"{portal()}\n{library(9, ('order',))}")
    assert next(set(one.units) for one in used.services if one.name == "order") >= parts
    shared = proposal_of(f"{portal()}\n{library(9, ('order', 'payment'))}")
    assert set(shared.shared_kernel) == parts | {"tools.log.write"}
    own = "text.parse.Word declares words\ntext.parse.part_0 updates words\ntext.parse.part_4 updates words"
    serving = proposal_of(f"{portal()}\n{library(9, ('order', 'payment'))}\n{own}")
    assert next(set(one.units) for one in serving.services if one.tables == ("words",)) >= parts
