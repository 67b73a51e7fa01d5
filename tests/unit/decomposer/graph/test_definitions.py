"""Definitions that nothing leads to."""

from __future__ import annotations

from decomposer.graph.definitions import count_definitions
from decomposer.model.statistics import DefinitionCounts
from tests.fakes.programs import program
from tests.fakes.sources import program_of


def test_what_nothing_leads_to() -> None:
    """A caller that nobody calls is not reached; what neither calls nor is called has no edge at all."""
    found = count_definitions(
        program("""
        shop.work.start calls shop.work.inner
        shop.old.lonely
        shop.old.writer inserts orders
        shop.views.show handles GET /
        shop.views.mail runs as mail
        shop.models.Order declares orders
        shop.models.Order.total
    """)
    )
    assert found.kinds == {
        "class": DefinitionCounts(1, 0, 0),
        "function": DefinitionCounts(6, 3, 1),
        "method": DefinitionCounts(1, 1, 1),
    }
    assert found.folders == (("shop", DefinitionCounts(8, 4, 2)),)
    assert found.names == (("lonely", 1), ("start", 1), ("total", 1), ("writer", 1))


def test_uses_count_for_what_is_around() -> None:
    """Who calls a method uses its class; imports, guesses, tests and a call of itself use nothing."""
    found = count_definitions(
        program("""
        a.f calls b.Class.method
        a.g imports b.h
        a.g guesses b.h
        a.g calls a.g
        tests.check calls b.h
        b.migrations.m calls b.i
    """)
    )
    assert found.kinds["class"] == DefinitionCounts(1, 0, 0)
    assert found.kinds["method"] == DefinitionCounts(1, 0, 0)
    assert found.names == (("f", 1), ("g", 1), ("h", 1))


def test_classes_inside_of_what_libraries_read() -> None:
    """They are read along with the class around them, if anything leads there; others are not."""
    found = count_definitions(
        program_of(
            {
                "shop/forms.py": """
                    from django import forms

                    class Form(forms.Form):
                        class Media: ...

                    class Order(Form):
                        class Meta: ...

                    class Lonely(Form):
                        class Alone: ...

                    class Plain:
                        class Own: ...

                    def show():
                        return Order(), Plain()
                """
            }
        )
    )
    assert [name for name, _ in found.names] == ["Alone", "Lonely", "Own", "show"]
