"""What binds the parts of a program, and whether imports show it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from analyzers.program import Application, Location, Program, Reference
from decomposer.graph.coupling import find_coupling
from decomposer.graph.parts import find_parts
from tests.fakes.programs import program, reordered

SHOP = """
    shop.orders.Order declares orders
    shop.orders.place imports shop.billing.charge
    shop.orders.place calls shop.billing.charge
    shop.billing.charge reads orders
    shop.billing.Bill declares bills
    shop.stock.Item declares items
    shop.stock.Item inherits shop.base.Row
    shop.stock.report joins orders, items
    bills refers to items
    shop.mail.send runs as send
    shop.billing.charge task shop.mail.send
    shop.billing.charge guesses shop.base.f
    shop.billing.tests.check calls shop.base.f
    shop.stock.migrations.fill reads bills
"""


def ties(found: Program) -> dict[str, str]:
    """What binds each pair."""
    pairs = find_coupling(found).pairs
    return {f"{pair.one} {pair.other}": ", ".join(tie.binding for tie in pair.ties) for pair in pairs}


def with_applications(found: Program, *packages: str) -> Program:
    """The program with installed applications."""
    return replace(found, applications=tuple(Application(one, one.rpartition(".")[2]) for one in packages))


def test_every_kind_of_fact_binds() -> None:
    """Calls, imports, tables, keys, joins, tasks and migrations bind; guesses and tests do not."""
    assert ties(program(SHOP)) == {
        "shop.base shop.stock": "inherit",
        "shop.billing shop.mail": "task",
        "shop.billing shop.orders": "import, call, query",
        "shop.billing shop.stock": "foreign_key, migration",
        "shop.orders shop.stock": "join",
    }
    assert [pair.is_imported for pair in find_coupling(program(SHOP)).pairs] == [False, False, True, False, False]


def test_what_cascades_is_a_tie_of_the_key() -> None:
    """Who deletes rows of one table does nothing by itself to those that refer to it."""
    found = program("""
        shop.orders.Order declares orders
        shop.notes.Note declares notes
        notes refers to orders
        shop.work.clear deletes orders
        shop.work.clear deletes notes
    """)
    cascades = [replace(one, mechanism="cascade") if one.table == "notes" else one for one in found.accesses]
    assert ties(replace(found, accesses=tuple(cascades))) == {
        "shop.notes shop.orders": "foreign_key",
        "shop.orders shop.work": "query",
    }


def test_names_of_urls_and_templates_bind() -> None:
    """Code and templates belong to the part in whose folders they are."""
    found = program("""
        shop.cart.views.show addresses shop.user.views.login
        shop.cart.views.show renders shop/base/page.html
        shop/base/page.html addresses shop.news.views.all
        module shop.base.apps
    """)
    parts = ("shop.cart", "shop.user", "shop.base", "shop.news")
    assert ties(with_applications(found, *parts)) == {
        "shop.base shop.cart": "template",
        "shop.base shop.news": "url",
        "shop.cart shop.user": "url",
    }


def test_a_tie_knows_its_places() -> None:
    """Each place counts once for each thing that stands there, and the first one is told."""
    found = program("""
        a.f calls b.g
        a.f calls b.h
        a.z calls b.g
        b.g implies a.f
    """)
    (pair,) = find_coupling(found).pairs
    (tie,) = pair.ties
    assert (tie.places, str(tie.first)) == (4, "a.py:1")


def test_installed_applications_are_the_parts() -> None:
    """Where there are several; what belongs to none of them is left out, an inner one is a part of its own."""
    found = program("""
        shop.front.views.f calls shop.front.cart.g
        shop.front.cart.g calls shop.tools.h
        config.urls.u calls shop.front.views.f
    """)
    coupling = find_coupling(with_applications(found, "shop.front", "shop.front.cart"))
    assert (coupling.kind, coupling.parts) == ("application", ("shop.front", "shop.front.cart"))
    assert [(pair.one, pair.other) for pair in coupling.pairs] == [("shop.front", "shop.front.cart")]
    assert find_coupling(with_applications(found, "shop.front")).kind == "package"


def test_a_template_binds_who_renders_it_and_what_it_uses() -> None:
    """A call at a place in a template binds the part that the template lies in."""
    found = with_applications(
        program("""
            shop.views.show
            mail.views.read
            pages.tags.money
        """),
        *("shop", "mail", "pages"),
    )
    at = Location("mail/templates/mail/box.html", 3)
    call = Reference("shop.views.show", "pages.tags.money", "via", at, mechanism="template mail/box.html")
    assert ties(replace(found, references=(call,))) == {
        "mail pages": "template",
        "mail shop": "template",
        "pages shop": "via",
    }


def test_a_definition_named_in_a_string() -> None:
    """Is told apart from one that is named in code; what a loader brings in is no import."""
    found = program("""
        a.f mentions b.g
        c.f mentions b.g
        d.f imports b.g
    """)
    references = tuple(one if one.source == "a.f" else replace(one, mechanism="load") for one in found.references)
    assert ties(replace(found, references=references)) == {"a b": "name", "b c": "text", "b d": "text"}
    assert not any(pair.is_imported for pair in find_coupling(replace(found, references=references)).pairs)


def test_packages_are_looked_for_below_what_holds_the_program() -> None:
    """The package of the whole program, and a folder in it with most of it, are no parts; their packages are."""
    modules = [f"shop.modules.{name}.{part}.f" for name in ("cart", "user", "mail") for part in ("views", "models")]
    found = find_parts(program("\n".join([*modules, "shop.core.db.f", "shop.core.log.f", "setup.f"])))
    assert found.kind == "package"
    assert set(found.of.values()) == {
        "shop.core",
        "shop.modules.cart",
        "shop.modules.mail",
        "shop.modules.user",
        "setup",
    }
    flat = find_parts(program("orders.f\nbilling.f\nmail.f"))
    assert set(flat.of.values()) == {"orders", "billing", "mail"}
    assert find_parts(program("")).of == {}


@given(keys=st.lists(st.integers(0, 99), min_size=1, max_size=20))
def test_order_of_facts_does_not_matter(keys: list[int]) -> None:
    """The same facts in another order give the same pairs."""
    assert find_coupling(reordered(program(SHOP), keys)) == find_coupling(program(SHOP))
