"""Small programs under accepted boundaries: orders and billing, with a shared kernel beside them."""

from __future__ import annotations

from msgspec.structs import replace

from decomposer.boundaries import read_boundaries, read_contract
from decomposer.clustering.warm_start import warm_start
from decomposer.drift import RULES, Subject
from decomposer.gateway import find_shadowed
from decomposer.graph import build
from decomposer.model.consulted import NOTHING, Consulted
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


def contracted(
    statements: str, *, orders: str = "", billing: str = "", check: str = "", consulted: Consulted = NOTHING
) -> Subject:
    """The program under its boundaries, with more lines for the tables of the services and for `[check]`.

    What other stages are asked is really asked, besides what is handed over.
    """
    graph = build(program(ALWAYS + statements))
    text = BOUNDARIES.format(orders=orders, billing=billing, check=check)
    services, contract = read_boundaries(text, graph), read_contract(text, RULES)
    moves = warm_start(graph, services, gain=contract.moves).moves if contract.moves else ()
    answers = replace(consulted, shadowed=tuple(find_shadowed(graph.program.routes)), moves=moves)
    return Subject(graph, services, contract, consulted=answers)
