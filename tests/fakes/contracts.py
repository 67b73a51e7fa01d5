"""Small programs under accepted boundaries: orders and billing, with a shared kernel beside them."""

from __future__ import annotations

from decomposer.boundaries import read_boundaries, read_contract
from decomposer.drift import RULES, Subject
from decomposer.graph import outline
from tests.fakes.programs import program

ALWAYS = """
    shop.orders.views.show
    shop.orders.models.Order declares orders_order
    shop.billing.models.Invoice declares billing_invoice
    shop.billing.api.charge
    shop.tools.slug
"""
"""What all of them have."""

BOUNDARIES = """\
schema_version = 1

[services.orders]
owns = ["shop.orders"]
tables = ["orders_order"]
{orders}

[services.billing]
owns = ["shop.billing"]
tables = ["billing_invoice"]
{billing}

[shared]
owns = ["shop.tools"]

[check]
{check}
"""


def contracted(statements: str, *, orders: str = "", billing: str = "", check: str = "") -> Subject:
    """The program under its boundaries, with more lines for the tables of the services and for `[check]`."""
    graph = outline(program(ALWAYS + statements))
    text = BOUNDARIES.format(orders=orders, billing=billing, check=check)
    return Subject(graph, read_boundaries(text, graph), read_contract(text, RULES))
