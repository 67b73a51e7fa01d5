"""Who owns what, besides what the map says word for word."""

from __future__ import annotations

from msgspec.structs import replace

from decomposer.boundaries import read_boundaries
from decomposer.drift import claimed_unread
from decomposer.drift.patterns import is_module_of, matches
from decomposer.graph import outline
from decomposer.model import BlindSpot, Location
from decomposer.model.ownership import Ownership
from tests.fakes.programs import program

GRAPH = outline(
    program(
        """
        shop.orders.models.Order declares orders
        shop.orders.models.Line declares lines
        shop.orders.migrations.fill updates orders
        shop.mixed.One
        shop.mixed.Two
        module shop.orders.urls
        module shop.late.urls
        shop.late.extra
        module shop.rest
        table audit
        """
    )
)
TEXT = """\
schema_version = 1
[services.sales]
owns = ["shop.orders", "shop.mixed.One"]
tables = ["orders"]
[services.pay]
owns = ["shop.mixed.Two"]
[shared]
owns = ["shop.rest"]
"""
SERVICES = read_boundaries(TEXT, GRAPH)
OWNERS = Ownership(GRAPH, SERVICES)


def test_modules_that_only_wire() -> None:
    """Who claims one has it; one that several share, or that nobody claims, belongs to nobody."""
    names = ("shop.orders.urls", "shop.mixed", "shop.late.urls", "shop.late", "shop.rest", "shop.late.extra")
    assert [OWNERS.of_source(name) for name in names] == ["sales", None, None, "monolith", "shared kernel", "monolith"]


def test_tables_and_migrations() -> None:
    """An unclaimed table belongs to who declares it; a migration to who claims its package."""
    assert [OWNERS.of_table(name) for name in ("orders", "lines", "audit")] == ["sales", "sales", "monolith"]
    assert OWNERS.of_migration("shop.orders.migrations.fill") == "sales"
    assert OWNERS.of_migration("shop.orders.models.Order") is None


def test_files_that_cannot_be_read() -> None:
    """The claim on the module that the file would be decides."""
    paths = ("shop/orders/broken.py", "shop/rest.py", "shop/other/__init__.py", "docs/shop/orders/broken.py")
    unread = [BlindSpot("file", "syntax", Location(path, 1)) for path in (*paths, "shop/orders/tests/broken.py")]
    broken = replace(GRAPH.program, blind_spots=tuple(unread))
    assert claimed_unread(broken, SERVICES) == {paths[0]: "sales", paths[1]: "shared kernel"}
    assert claimed_unread(broken, SERVICES, ["shop.orders.broken"]) == {paths[1]: "shared kernel"}


def test_patterns() -> None:
    """`*` is one level, `**` any number, none included; the rest is meant as it is written."""
    assert matches("a.*.c", "a.b.c")
    assert not matches("a.*", "a.b.c")
    assert all(matches("a.**", name) for name in ("a", "a.b", "a.b.c"))
    assert matches("**.api.*", "shop.billing.api.charge")
    assert not matches("a.b", "axb")
    assert is_module_of("a.api.*", "a.api")
    assert not is_module_of("a.**", "b")
    assert not is_module_of("a.**.x", "a.models")
