"""Tables that libraries keep: whose they are, and that they tie nothing together."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from analyzers.program import LibraryTable
from decomposer.graph import build
from decomposer.model import DependencyGraph
from decomposer.planning import plan
from tests.fakes.cuts import cut
from tests.fakes.programs import program
from tests.fakes.sources import program_of

SHOP = """
    shop.orders.place inserts orders
    shop.orders.place reads kinds
    shop.billing.charge updates bills
    shop.billing.charge inserts kinds
    shop.billing.charge reads schedules
    orders refers to kinds
    shop.orders.Order declares orders
    shop.billing.Bill declares bills
"""

DJANGO = {
    "settings.py": """
        INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sites", "shop"]
    """,
    "shop/__init__.py": "",
    "shop/models.py": """
        from django.contrib.auth.models import User
        from django.contrib.contenttypes.models import ContentType
        from django.db import models
        from schedules.models import Schedule

        class Order(models.Model):
            user = models.ForeignKey(User, on_delete=models.CASCADE)
            kind = models.ForeignKey(ContentType, on_delete=models.CASCADE)
            schedule = models.ForeignKey(Schedule, on_delete=models.CASCADE)
    """,
    "shop/work.py": """
        from django.contrib.auth.models import Permission, User
        from django.contrib.contenttypes.models import ContentType
        from django.contrib.sites.models import Site

        def show(request):
            ContentType.objects.create(model="order")
            User.objects.create(username="a")
            return Site.objects.get(pk=1), Permission.objects.first()
    """,
}


def shop(*kept: LibraryTable) -> DependencyGraph:
    """The small shop, in which libraries declare some tables."""
    return build(replace(program(SHOP), library_tables=kept))


def tied(graph: DependencyGraph) -> bool:
    """Whether orders and bills have to do with each other."""
    return any(edge.source.split(".")[1] != edge.target.split(".")[1] for edge in graph.edges)


def test_what_the_program_writes_is_its_own() -> None:
    """A table of a library is data of the program that writes it; one that is only read is nobody's."""
    graph = shop(LibraryTable("kinds"), LibraryTable("schedules"))
    assert graph.library_tables == {"schedules"}


def test_bookkeeping_is_nobodys_whoever_writes_it() -> None:
    """Two units that use the same bookkeeping have nothing to do with each other."""
    graph = shop(LibraryTable("kinds", is_bookkeeping=True))
    assert graph.library_tables == {"kinds"}
    assert not tied(graph)
    assert tied(build(program(SHOP)))


def test_a_step_has_its_own_copy() -> None:
    """Neither the reading nor the key is cut; the checklist says what the new database needs."""
    given = replace(program(SHOP), library_tables=(LibraryTable("kinds", is_bookkeeping=True),))
    graph, services = cut(given, orders="shop.orders", billing="shop.billing")
    found = plan(replace(graph, library_tables=frozenset({"kinds"})), services)
    for step in found.steps:
        assert step.library_tables == ("kinds",)
        assert not step.foreign_keys
        assert [one.table for one in step.shared_tables if one.table == "kinds"] == []
        assert any("what libraries keep: kinds" in line for line in step.preconditions)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("django_content_type", True),
        ("auth_permission", True),
        ("django_site", True),
        ("schedules_schedule", True),
        ("auth_user", False),
        ("shop_order", False),
    ],
)
def test_tables_of_django(name: str, kept: bool) -> None:
    """Users are data like any other; content types, and what the program only refers to, are not."""
    assert (name in build(program_of(DJANGO)).library_tables) is kept
