"""What is told of one thing, and what of a name that means nothing or several things."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from analyzers.program import (
    Application,
    Location,
    OutgoingCall,
    Program,
    Reference,
    SettingUse,
    StateUse,
    TemplateUse,
)
from decomposer.errors import InputError
from decomposer.graph import build
from decomposer.graph.call_trees import CallTrees
from decomposer.graph.coupling import find_coupling
from decomposer.model.documents import ExplanationDocument
from decomposer.report.explanation import (
    Known,
    explain,
    explain_pair,
    render_explanation,
    render_explanation_html,
    render_for_terminal,
)
from tests.fakes.cuts import cut
from tests.fakes.programs import program

SHOP = """
    shop.orders.models.Order declares orders
    shop.orders.views.place handles POST /orders/
    shop.orders.views.place calls shop.orders.work.save
    shop.orders.work.save inserts orders
    shop.orders.work.save calls shop.bills.work.charge
    shop.bills.work.charge updates bills
    shop.bills.work.charge reads orders
    shop.bills.models.Bill declares bills
    bills refers to orders
    shop.bills.work.send runs as send
    shop.bills.work.night runs as shop.bills.work.night
    shop.bills.work.night calls shop.bills.work.charge
    shop.orders.tests.test_place calls shop.orders.work.save
    shop.orders.views.place uses requests.get
"""


def known(found: Program) -> Known:
    """All that explanations are made from."""
    trees = CallTrees(found)
    return Known(found, trees.entry_points(), trees.ways, trees.tables, find_coupling(found))


def shop() -> Program:
    """A shop of two applications that sends a signal."""
    found = program(SHOP)
    sent = Reference(
        *("shop.orders.work.save", "shop.bills.work.send", "signal", Location("shop/orders/work.py", 7)),
        mechanism="order_placed",
    )
    applications = (Application("shop.bills", "billing"), Application("shop.orders", "orders_app"))
    return replace(found, references=(*found.references, sent), applications=applications)


def rendering_shop() -> Program:
    """The same with a template, a name of a URL, and what is kept in a session and a cache."""
    found = shop()
    place = Location("shop/templates/orders/list.html", 3)
    named = Reference(place.path, "shop.orders.views.place", "url", place, mechanism="orders:new")
    shown = Reference("shop.orders.views.place", "shop.bills.work.charge", "via", place, mechanism="template list.html")
    uses = (
        TemplateUse("shop.orders.views.place", place.path, "render", Location("shop/orders/views.py", 4)),
        TemplateUse(place.path, "shop/templates/base.html", "extend", Location(place.path, 1)),
    )
    kept = (
        StateUse("shop.orders.views.place", "session", "", "cart", "write", Location("shop/orders/views.py", 5)),
        StateUse("shop.bills.work.charge", "cache", "slow", "cart", "read", Location("shop/bills/work.py", 5)),
        StateUse(
            "shop.bills.work.charge", "global", "", "shop.bills.RATES", "write", Location("shop/bills/work.py", 6)
        ),
    )
    asked = (SettingUse("shop.bills.work.charge", "environment", "SHOP_HOST", "read", place, "localhost"),)
    sent = (
        OutgoingCall("shop.bills.work.charge", "http", "GET", "https://rates.example/all", place),
        OutgoingCall("shop.bills.work.charge", "redis", "", "cache", place),
    )
    return replace(
        found,
        references=(*found.references, named, shown),
        template_uses=uses,
        state=kept,
        settings=asked,
        outgoing=sent,
    )


def told(document: ExplanationDocument) -> set[str]:
    """The facts in short."""
    return {f"{fact.relation} {fact.other}" for fact in document.facts}


@pytest.mark.parametrize(
    ("name", "kind", "full"),
    [
        ("shop.orders.work.save", "function", "shop.orders.work.save"),
        ("save", "function", "shop.orders.work.save"),
        ("Order", "class", "shop.orders.models.Order"),
        ("shop.orders.work", "module", "shop.orders.work"),
        ("shop.orders", "application", "shop.orders"),
        ("orders_app", "application", "shop.orders"),
        ("shop", "package", "shop"),
        ("orders", "table", "orders"),
        ("table:orders", "table", "orders"),
        ("POST /orders/", "route", "POST /orders/"),
        ("/orders/", "route", "/orders/"),
        ("route:/orders/", "route", "/orders/"),
        ("send", "task", "send"),
        ("order_placed", "signal", "order_placed"),
        ("shop.bills.work.night", "function", "shop.bills.work.night"),
        ("orders:new", "url", "orders:new"),
        ("url:orders:new", "url", "orders:new"),
        ("shop/templates/base.html", "template", "shop/templates/base.html"),
        ("orders/list.html", "template", "shop/templates/orders/list.html"),
        ("template:list.html", "template", "shop/templates/orders/list.html"),
        ("cart", "key", "cart"),
        ("key:cart", "key", "cart"),
        ("shop.bills.RATES", "key", "shop.bills.RATES"),
        ("SHOP_HOST", "setting", "SHOP_HOST"),
        ("rates.example", "host", "rates.example"),
        ("host:redis", "host", "redis"),
    ],
)
def test_names(name: str, kind: str, full: str) -> None:
    """Everything can be asked for by its name; a definition also by the end of it, an application by its label."""
    found = explain(known(rendering_shop()), name)
    assert (found.kind, found.name) == (kind, full)
    assert found.facts


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("oders", r"Nothing here is called oders; did you mean orders"),
        ("GET /order/", r"did you mean POST /orders/, /orders/\?"),
        ("order_place", r"did you mean order_placed"),
        ("zzz", r"^Nothing here is called zzz$"),
        ("work", r"work is the end of several names: shop.bills.work, shop.orders.work; give more of it"),
        ("signal:orders", r"Nothing here is called signal:orders"),
    ],
)
def test_wrong_names(name: str, message: str) -> None:
    """A name that nothing or more than one thing has is an error that names the nearest ones."""
    with pytest.raises(InputError, match=message):
        explain(known(shop()), name)


def test_what_stands_under_written_names() -> None:
    """A template tells who uses it and what it calls, a URL name where it leads, a key who reads and writes it."""
    assert told(explain(known(rendering_shop()), "list.html")) == {
        "is rendered by shop.orders.views.place",
        "extends shop/templates/base.html",
        "calls shop.bills.work.charge",
        "names the URL of shop.orders.views.place",
    }
    assert told(explain(known(rendering_shop()), "base.html")) == {"is extended by shop/templates/orders/list.html"}
    assert told(explain(known(rendering_shop()), "orders:new")) == {
        "leads to shop.orders.views.place",
        "is named by shop/templates/orders/list.html",
    }
    kept = explain(known(rendering_shop()), "cart")
    assert [(one.relation, one.other, one.detail) for one in kept.facts] == [
        ("is written by", "shop.orders.views.place", "in the session"),
        ("is read by", "shop.bills.work.charge", "in the cache slow"),
    ]


def test_a_name_of_several_kinds() -> None:
    """A table and a package of one name are told apart by a word before the name."""
    found = known(program("orders.views.f reads orders\norders.models.Order declares orders\norders.views.g"))
    with pytest.raises(InputError, match="orders is a package and a table; write package:orders or table:orders"):
        explain(found, "orders")
    assert explain(found, "table:orders").kind == "table"
    assert explain(found, "package:orders").kind == "package"


def test_a_package_is_told_by_what_crosses_it() -> None:
    """What happens inside is left out, so are calls of libraries; what binds it to the others comes first."""
    found = explain(known(shop()), "shop.orders")
    assert found.facts[0].relation == "is bound to"
    assert found.facts[0].other == "shop.bills"
    assert found.facts[0].detail == "calls (1), signals (1), foreign keys (1), tables (1)"
    assert told(found) == {
        "is bound to shop.bills",
        "has the table orders",
        "answers the route POST /orders/",
        "is referred to by bills",
        "has a table that is read by shop.bills.work.charge",
        "calls shop.bills.work.charge",
        "sends a signal to shop.bills.work.send",
    }


def test_a_function_that_runs_as_a_task_tells_its_tables() -> None:
    """With the chain of calls, as its task does."""
    assert "updates in its call tree bills" in told(explain(known(shop()), "shop.bills.work.night"))


def test_each_fact_once_and_tests_last() -> None:
    """Of two equal facts the surer one stays; callers in tests follow the program's own."""
    found = shop()
    calls = [one for one in found.references if one.target == "shop.bills.work.charge"]
    guessed = [replace(one, kind="implicit", confidence="guess") for one in calls]
    again = explain(known(replace(found, references=(*guessed, *found.references))), "charge")
    assert [(fact.other, fact.confidence) for fact in again.facts if fact.relation == "is called by"] == [
        ("shop.bills.work.night", "certain"),
        ("shop.orders.work.save", "certain"),
    ]
    callers = [fact.other for fact in explain(known(found), "save").facts if fact.relation == "is called by"]
    assert callers == ["shop.orders.views.place", "shop.orders.tests.test_place"]


def test_a_terminal_gets_short_lists_in_narrow_lines() -> None:
    """Long lists end with how many more there are; a pipe gets every fact on a line of its own."""
    text = "\n".join(f"work.caller{number} calls work.busy" for number in range(30))
    document = explain(known(program(text)), "work.busy")
    shown = render_for_terminal(document, width=40, most=10)
    assert "  and 20 more\n\n--all shows the others too.\n" in shown
    assert max(map(len, shown.splitlines())) <= 40
    assert "more" not in render_for_terminal(document, width=40)
    assert render_explanation(document).count("work.caller") == 30


def test_a_notebook_gets_tables() -> None:
    """Every name is escaped, and long lists are folded."""
    found = program("\n".join(f"work.caller{number} calls work.busy" for number in range(30)))
    document = explain(known(found), "work.busy")
    evil = replace(document, name="<script>", facts=(*document.facts, replace(document.facts[0], relation="<b>")))
    html = render_explanation_html(evil)
    assert "<script>" not in html
    assert "&lt;b&gt; (1)" in html
    assert html.count("<details>") == 1
    assert html.count("<details open>") == 1
    assert html.count("<tr>") == 31


def test_a_pair_is_told_by_direction() -> None:
    """Data first; what one needs of the other is apart from the way back; an application goes by its label too."""
    graph = build(shop())
    services = cut(shop(), orders="shop.orders", bills="shop.bills")[1]
    found = explain_pair(graph, services, "orders", "billing")
    assert [fact.relation for fact in found.facts][:2] == [
        "billing refers by foreign key to orders",
        "billing reads and writes tables of orders",
    ]
    assert ("orders calls billing", "shop.orders.work.save > shop.bills.work.charge") in {
        (fact.relation, fact.other) for fact in found.facts
    }
    with pytest.raises(InputError, match=r"is called bils; did you mean bills\?; services: bills, orders"):
        explain_pair(graph, services, "orders", "bils")


def test_a_function_tells_what_it_keeps_asks_and_is_configured_by() -> None:
    """State, settings and other systems are facts of the function that uses them."""
    found = explain(known(rendering_shop()), "shop.bills.work.charge")
    assert {
        "writes a variable of a module shop.bills.RATES",
        "reads in the cache slow cart",
        "reads the environment variable SHOP_HOST",
        "asks http https://rates.example/all",
    } <= told(found)
    assert [fact.detail for fact in explain(known(rendering_shop()), "SHOP_HOST").facts] == ["else localhost"]
