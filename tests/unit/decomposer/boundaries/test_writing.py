"""What a fresh boundaries.toml looks like."""

from __future__ import annotations

from decomposer.boundaries import write_boundaries
from decomposer.boundaries.claims import owner_of, shortest_claims
from decomposer.boundaries.writing import HEADER
from decomposer.graph import build
from decomposer.model.proposal import CutMetrics, Proposal, Service
from tests.fakes.programs import program

NO_METRICS = CutMetrics(0.0, 0.0, 0, 0, 0, 0, 0, 0)


def test_the_file_is_friendly_and_minimal() -> None:
    """A comment says how to edit; entries are sorted, one a line, and as short as possible."""
    graph = build(
        program("""
            shop.orders.models.Order declares orders
            shop.orders.place updates orders
            shop.views.pay handles POST /pay/
            shop.views.order_list handles GET /orders/
            shop.jobs.send runs as send_mail
            shop.tools.slug
        """)
    )
    pay = Service("pay", ("shop.jobs.send", "shop.views.pay"), (), ("POST /pay/",), ("send_mail",), 20, 1.0)
    order_units = ("shop.orders.models.Order", "shop.orders.place", "shop.views.order_list")
    order = Service("order", order_units, ("orders",), ("GET /orders/",), (), 30, 1.0)
    text = write_boundaries(graph, Proposal((pay, order), ("shop.tools.slug",), "louvain", 0, 1.0, NO_METRICS))
    comment, _, rest = text.partition("\n\n")
    assert comment.replace("# ", "").replace("#", "") == HEADER
    assert (
        rest
        == """\
schema_version = 1

[services.order]
owns = [
    "shop.orders",
    "shop.views.order_list",
]
tables = [
    "orders",
]
routes = [
    "GET /orders/",
]

[services.pay]
owns = [
    "shop.jobs",
    "shop.views.pay",
]
routes = [
    "POST /pay/",
]
tasks = [
    "send_mail",
]

[shared]
owns = [
    "shop.tools",
]
"""
    )


def test_a_body_is_claimed_by_its_module_and_definitions_by_longer_paths() -> None:
    """The longest path decides, so the body can go elsewhere than what stands in it."""
    claims = shortest_claims({"a.m": "x", "a.m.f": "y", "a.m.g": "x"}, [])
    assert claims == {"a.m": "x", "a.m.f": "y", "a.m.g": "x"}
    assert [owner_of(unit, claims, None) for unit in ("a.m", "a.m.f", "a.m.new", "b.f")] == ["x", "y", "x", None]


def test_no_claim_covers_a_unit_without_owner() -> None:
    """A package is not claimed as a whole while somebody in it is unplaced."""
    assert shortest_claims({"a.f": "x", "a.g": "x"}, ["a.f", "a.g", "a.h"]) == {"a.f": "x", "a.g": "x"}
    assert shortest_claims({"a.f": "x", "a.g": "x"}, ["a.f", "a.g"]) == {"a": "x"}
