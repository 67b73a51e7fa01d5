"""Changes to boundary files as people write them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable

import pytest

from decomposer.boundaries import BoundaryEdit, Changed
from decomposer.errors import DecomposerError
from decomposer.graph import build
from tests.fakes.programs import program

GRAPH = build(
    program("""
        shop.orders.Order declares orders
        shop.orders.Order.save updates orders
        shop.orders.place handles GET /orders/
        shop.pay.charge runs as charge
        shop.pay.refund
        shop.tax.rate
        shop.tools.slug
    """)
)

FILE = """\
# our cut
schema_version = 1

[services.sales] # was: order
owns = [
    "shop.orders",  # all of it
    # about tax
    'shop.tax',   # for now
]
tables = ["orders"]  # ours
routes = ["GET /orders/"]

[services."the till"]
owns = ["shop.pay"]
tasks = ["charge"]

[shared]
owns = ["shop.tools"]
"""


def edit(text: str = FILE) -> BoundaryEdit:
    """A change to be made of a file."""
    return BoundaryEdit(text, GRAPH, "b.toml")


def refusal(text: str, change: Callable[[BoundaryEdit], Changed]) -> str:
    """Why a change of a file is refused."""
    with pytest.raises(DecomposerError) as caught:
        change(edit(text))
    return str(caught.value)


def test_a_line_moves_with_its_comment() -> None:
    """What is claimed by itself moves; nothing else changes."""
    found = edit().move(["shop.tax"], "the till")
    assert found.text == FILE.replace("    'shop.tax',   # for now\n", "").replace(
        '["shop.pay"]', '["shop.pay", "shop.tax"]'
    )
    assert found.decisions.services.units["shop.tax.rate"] == "the till"


def test_a_part_of_what_is_claimed_gets_a_line_of_its_own() -> None:
    """The longest path wins, so the claim around it stays; its table and its routes follow the code."""
    found = edit().move(["shop.orders.Order", "shop.orders.place"], "the till").decisions.services
    assert (found.tables, found.routes) == ({"orders": "the till"}, {"GET /orders/": "the till"})
    text = edit().move(["shop.orders.Order"], "the till").text
    assert "tables = []  # ours" in text
    assert tomllib.loads(text)["services"]["the till"]["owns"] == ["shop.pay", "shop.orders.Order"]


def test_what_comes_back_needs_no_line() -> None:
    """A claim that the one around it makes needless is removed."""
    away = edit().move(["shop.orders.Order"], "the till").text
    back = edit(away).move(["shop.orders.Order"], "sales").text
    assert tomllib.loads(back) == tomllib.loads(FILE) | {
        "services": tomllib.loads(FILE)["services"]
        | {"the till": {"owns": ["shop.pay"], "tasks": ["charge"], "tables": []}}
    }


def test_a_package_moves_with_all_that_is_below() -> None:
    """Claims below it that others made are gone; a service that did not exist is made."""
    found = edit().move(["shop"], "everything")
    assert set(found.decisions.services.units.values()) == {"everything"}
    assert found.decisions.services.shared_kernel == frozenset()


def test_code_moves_into_the_shared_kernel() -> None:
    """It is called `shared` as in the file."""
    assert edit().move(["shop.tax"], "shared").decisions.services.shared_kernel == {"shop.tax.rate", "shop.tools.slug"}


def test_two_services_become_one() -> None:
    """With all their lists, under either name or another one."""
    found = edit().merge("sales", "the till")
    assert found.decisions.services.services == ("sales",)
    assert (found.decisions.services.tasks, found.decisions.services.tables) == (
        {"charge": "sales"},
        {"orders": "sales"},
    )
    assert "# about tax" in found.text
    assert edit().merge("sales", "the till", "shop").decisions.services.services == ("shop",)
    assert edit().merge("sales", "the till", "the till").decisions.services.services == ("the till",)


def test_one_service_becomes_two() -> None:
    """The paths that leave are as short as they can be."""
    found = edit().split("sales", ["shop.orders.Order", "shop.orders.place"], "orders")
    assert tomllib.loads(found.text)["services"]["orders"] == {
        "owns": ["shop.orders"],
        "tables": ["orders"],
        "routes": ["GET /orders/"],
    }
    assert found.decisions.services.units["shop.tax.rate"] == "sales"


def test_a_service_gets_another_name() -> None:
    """Wherever its name is part of a key, and nothing else changes."""
    assert edit().rename("sales", "front desk").text == FILE.replace("services.sales", 'services."front desk"')
    assert edit().rename("the till", "till").text == FILE.replace('"the till"', "till")


def test_pins_are_kept_by_every_proposal() -> None:
    """A path is pinned where it is, or where it goes."""
    here = edit().pin("shop.tax.rate")
    assert [(one.service, one.group.path) for one in here.decisions.constraints.held] == [("sales", "shop.tax.rate")]
    there = edit().pin("shop.tax", "the till")
    assert there.decisions.services.units["shop.tax.rate"] == "the till"
    assert there.decisions.constraints.owners == {"shop.tax.rate": "the till"}
    assert edit().pin("shop.tools").decisions.constraints.owners == {"shop.tools.slug": ""}


FORMS = {
    "inline tables": """\
services = { sales = { owns = ["shop.orders", "shop.tax"] }, till = { owns = ["shop.pay"] } } # all
""",
    "dotted keys": """\
services.sales.owns = ["shop.orders", "shop.tax"] # s
services.till.owns = ["shop.pay"]
""",
    "tables in a table": """\
[services]
sales.owns = ["shop.orders", "shop.tax"] # s
till = { owns = ["shop.pay"] }
""",
    "out of order": """\
[services.sales]
owns = ["shop.orders", "shop.tax"]
[shared] # s
[services.till]
owns = ["shop.pay"]
""",
    "quoted": """\
['services'."sales"]
'owns' = ['shop.orders', \"\"\"shop.tax\"\"\"] # s
[services.'till']
owns=['shop.pay']
""",
}


@pytest.mark.parametrize("form", FORMS)
def test_any_form_of_toml_can_be_edited(form: str) -> None:
    """Inline tables, dotted and quoted keys, headings in any order; comments stay."""
    text = f"schema_version = 1\n{FORMS[form]}"
    comments = [line.partition("#")[2] for line in text.splitlines() if "#" in line]
    changes: list[Callable[[BoundaryEdit], Changed]] = [
        lambda one: one.move(["shop.tax"], "till"),
        lambda one: one.move(["shop.tax"], "brand new"),
        lambda one: one.split("sales", ["shop.tax"], "taxes"),
        lambda one: one.rename("till", "the till"),
        lambda one: one.pin("shop.pay"),
    ]
    for change in changes:
        found = change(edit(text)).text
        assert all(comment in found for comment in comments)
    merged = edit(text).merge("till", "sales")
    assert set(merged.decisions.services.units.values()) == {"till"}


WISH = FILE + '[constraints]\nservices = 2\napart = [["shop.orders", "shop.pay"]]\n'


@pytest.mark.parametrize(
    ("text", "change", "reason"),
    [
        (FILE, lambda one: one.move(["shop.taxes"], "sales"), "unknown path 'shop.taxes'; did you mean 'shop.tax'?"),
        (FILE, lambda one: one.move(["shop.orders.Order.save"], "sales"), "'shop.orders.Order.save' is a part of"),
        (FILE, lambda one: one.merge("sales", "till"), "b.toml has no service 'till'"),
        (FILE, lambda one: one.rename("sales", "the till"), "a service cannot be called 'the till': there is one"),
        (FILE, lambda one: one.move(["shop.tax"], "monolith"), "a service cannot be called 'monolith'"),
        (FILE, lambda one: one.split("the till", ["shop.tax"], "x"), "none of 'the till' would leave"),
        (FILE, lambda one: one.split("the till", ["shop.pay"], "x"), "all of 'the till' would leave"),
        (FILE, lambda one: one.pin("shop"), "'shop' is in 'shared', 'sales', 'the till': say in which"),
        (
            WISH,
            lambda one: one.move(["shop.pay.charge"], "sales"),
            "b.toml:21: line 21 wants 'shop.orders' and 'shop.pay'",
        ),
        (
            WISH,
            lambda one: one.split("sales", ["shop.tax"], "tax"),
            "b.toml:20: 3 services in this file, but 2 must be",
        ),
        (WISH, lambda one: one.merge("sales", "the till"), "b.toml:2"),
        (
            FILE.replace("tasks =", "frozen = true\ntasks ="),
            lambda one: one.move(["shop.tax"], "the till"),
            "b.toml:15: 'the till' is frozen: nothing joins or leaves it",
        ),
        (
            FILE.replace("tasks =", "frozen = true\ntasks ="),
            lambda one: one.merge("sales", "the till"),
            "b.toml:15: 'the till' is frozen",
        ),
        (
            FILE.replace("tasks =", 'pins = ["shop.pay.refund"]\ntasks ='),
            lambda one: one.move(["shop.pay"], "sales"),
            "b.toml:15: 'shop.pay.refund' is pinned to 'the till': remove it there first",
        ),
    ],
)
def test_what_cannot_be_is_refused(text: str, change: Callable[[BoundaryEdit], Changed], reason: str) -> None:
    """With the line of the constraint, if there is one."""
    assert refusal(text, change).startswith(reason)


def test_a_file_that_is_broken_can_be_mended() -> None:
    """A change that leaves no more constraints broken than there were is made."""
    broken = WISH.replace('"shop.pay"]\ntasks', '"shop.pay.charge"]\ntasks').replace(
        "'shop.tax',", "'shop.tax', 'shop.pay.refund',"
    )
    assert edit(broken).move(["shop.pay.refund"], "the till").decisions.services.units["shop.pay.refund"] == "the till"


def test_a_new_name_is_used_by_the_check_too() -> None:
    """Whoever may use what is exposed, and budgets of pairs, speak of the same service."""
    text = f"""{FILE}
[services.sales.expose_to]
"the till" = ["shop.orders.*"]
[check.budget]
"the till -> sales" = {{ calls = 3 }}
"""
    found = tomllib.loads(edit(text).rename("the till", "cash").text)
    assert found["services"]["sales"]["expose_to"] == {"cash": ["shop.orders.*"]}
    assert found["check"]["budget"] == {"cash -> sales": {"calls": 3}}
