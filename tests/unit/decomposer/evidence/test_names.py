"""What other tools call a definition, a task or a table is found under the program's own name, or not at all."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from decomposer.evidence.names import Names
from tests.fakes.programs import program

SHOP = program("""
    shop.billing.Ledger.write
    shop.billing.Book.read
    shop.billing.charge
    shop.orders.place
    shop.orders.Cart.place
    shop.admin.charge.confirm
    lib.mail.send
    tools.mail.send
    shop.mail.send runs as send_mail
    shop.models.Order declares Orders
""")
NAMES = Names(
    replace(
        SHOP,
        symbols=tuple(
            replace(one, bases=("shop.billing.Ledger",)) if one.id == "shop.billing.Book" else one
            for one in SHOP.symbols
        ),
    )
)
LINES = {one.id: one.location.line for one in SHOP.symbols}


@pytest.mark.parametrize(
    ("name", "path", "line", "found"),
    [
        ("shop.billing.charge", "", 0, "shop.billing.charge"),
        ("shop.billing:charge", "", 0, "shop.billing.charge"),
        ("shop.billing.charge()", "", 0, "shop.billing.charge"),
        ("shop.billing.Book.write", "", 0, "shop.billing.Ledger.write"),
        ("shop.billing.Book.gone", "", 0, None),
        ("src.shop.billing.charge", "", 0, "shop.billing.charge"),
        ("billing.charge", "", 0, "shop.billing.charge"),
        ("charge", "", 0, None),
        ("mail.send", "", 0, None),
        ("charge", "/srv/app/shop/billing.py", 0, "shop.billing.charge"),
        ("charge", "C:\\app\\shop\\billing.py", 0, "shop.billing.charge"),
        ("Ledger.write", "shop/billing.py", 0, "shop.billing.Ledger.write"),
        ("write", "billing.py", 0, "shop.billing.Ledger.write"),
        ("place", "shop/orders.py", 0, "shop.orders.place"),
        ("Other.place", "shop/orders.py", LINES["shop.orders.Cart.place"] + 2, "shop.orders.Cart.place"),
        ("Other.place", "shop/orders.py", 0, None),
        ("", "shop/billing.py", LINES["shop.billing.charge"] + 1, "shop.billing.charge"),
        ("", "shop/billing.py", 0, None),
        ("send", "mail.py", 0, None),
        ("charge", "/elsewhere/billing.py", 0, None),
        ("", "", 0, None),
    ],
)
def test_definitions(name: str, path: str, line: int, found: str | None) -> None:
    """By full name, by inheritance, in a file, at a line, by the end of the name; never one of several."""
    assert NAMES.symbol(name, path, line) == found
    assert NAMES.symbol(name, path, line) == found


@pytest.mark.parametrize("name", ["Orders", "orders", '"orders"', "public.orders", "[dbo].[ORDERS]", "`shop`.`orders`"])
def test_tables(name: str) -> None:
    """A table is found in whatever case and quotes, with a schema or without."""
    assert NAMES.table(name) == "Orders"


def test_tasks() -> None:
    """A task is found by its name only."""
    assert (NAMES.task("send_mail"), NAMES.task("mail")) == ("shop.mail.send", None)
