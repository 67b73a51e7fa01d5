"""From a cut to its plan and verdict."""

from __future__ import annotations

from decomposer.deciding import plan_and_review
from decomposer.graph import build
from decomposer.model import ServiceMap
from tests.fakes.portals import DOMAINS, domain_of, portal
from tests.fakes.programs import program

SIZE = 15


def test_what_is_to_leave_alone_leaves_first() -> None:
    """The verdict names two services; one of them needs what is not to leave, and does not wait for it."""
    lines = [portal(size=SIZE), "views.web.show_citizen_1 calls logic.save.save_order_1"]
    for one, other in (("order", "payment"), ("payment", "order")):
        lines += [f"logic.save.save_{one}_{n} updates {other}_{part}" for n in range(SIZE) for part in ("Head", "Line")]
    graph = build(program("\n".join(lines)))
    units = {unit.id: domain for unit in graph.units if (domain := domain_of(unit.id))}
    tables = {table: domain for table in graph.tables if (domain := domain_of(table))}
    found, review = plan_and_review(graph, ServiceMap(tuple(DOMAINS), units, tables, {}, {}, frozenset()), {})
    assert (review.verdict.advice, review.verdict.services) == ("cut some", ("citizen", "document"))
    assert [step.service for step in found.steps[:2]] == ["document", "citizen"]
    assert [one.other for one in found.steps[1].awaited] == ["order"]
