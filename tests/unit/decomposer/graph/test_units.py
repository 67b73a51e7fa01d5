"""What moves: units, and which unit holds what."""

from __future__ import annotations

import msgspec

from analyzers.program import Location, Program, Symbol, Table
from decomposer.graph import build
from tests.fakes.programs import program


def units_of(text: str) -> list[str]:
    """The names of the units of a small program."""
    return [unit.id for unit in build(program(text)).units]


def test_units_are_top_level_definitions() -> None:
    """A method belongs to its class, a nested function to the function around it."""
    given = program("""
        shop.orders.Order.save calls shop.orders.place
        shop.orders.place
    """)
    nested = Symbol("shop.orders.place.inner", "function", "shop.orders", "shop.orders.place", Location("x.py", 3), 4)
    graph = build(msgspec.structs.replace(given, symbols=(*given.symbols, nested)))
    assert [unit.id for unit in graph.units] == ["shop.orders.Order", "shop.orders.place"]
    assert graph.unit_of["shop.orders.Order.save"] == "shop.orders.Order"
    assert graph.unit_of["shop.orders.place.inner"] == "shop.orders.place"


def test_tests_and_migrations_are_left_out() -> None:
    """Neither their definitions nor their references appear."""
    text = """
        shop.tests.test_orders.test_place calls shop.orders.place
        shop.migrations.first.Migration calls shop.orders.place
        shop.orders.place
    """
    assert units_of(text) == ["shop.orders.place"]
    assert build(program(text)).edges == ()


def test_a_module_body_that_acts_is_a_unit() -> None:
    """A call at module level is something to move."""
    assert units_of("module shop.setup\nshop.setup calls shop.orders.place") == ["shop.orders.place", "shop.setup"]


def test_a_module_body_that_only_wires_is_none() -> None:
    """Imports and mentions at module level (a URL table, a re-export) make no unit and no edge."""
    text = """
        module shop.urls
        shop.urls imports shop.views.order_list
        shop.urls mentions shop.views.order_list
        shop.urls guesses shop.views.order_list
    """
    graph = build(program(text))
    assert [unit.id for unit in graph.units] == ["shop.views.order_list"]
    assert "shop.urls" not in graph.unit_of
    assert graph.edges == ()


def test_whole_modules_are_units_if_asked_for() -> None:
    """Then what a module imports ties it to others, and one that neither defines nor needs anything is none."""
    text = """
        module shop.urls
        module shop.empty
        shop.urls imports shop.views.order_list
        shop.views.order_list calls shop.orders.Order
        shop.orders.Order declares orders
    """
    graph = build(program(text), granularity="module")
    assert [(unit.id, unit.kind) for unit in graph.units] == [
        (name, "module") for name in ("shop.orders", "shop.urls", "shop.views")
    ]
    assert graph.unit_of["shop.orders.Order"] == graph.tables["orders"] == "shop.orders"
    found = {(edge.source, edge.target): set(edge.weights) for edge in graph.edges}
    assert found == {("shop.urls", "shop.views"): {"import"}, ("shop.views", "shop.orders"): {"call"}}


def test_a_body_that_answers_a_route_or_declares_a_table_is_a_unit() -> None:
    """Routes and tables need an owner, even outside of any definition."""
    given = program("module shop.app\nmodule shop.schema\nshop.app handles GET /health/")
    table = Table("audit", None, "audit", Location("shop/schema.py", 3))
    graph = build(msgspec.structs.replace(given, tables=(table,)))
    assert [unit.id for unit in graph.units] == ["shop.app", "shop.schema"]
    assert graph.tables == {"audit": "shop.schema"}


def test_a_lambda_at_module_level_belongs_to_the_body() -> None:
    """A lambda is no unit of its own."""
    given = program("module a\na calls b.f")
    symbol = Symbol("a.<lambda1>", "lambda", "a", "a", Location("a.py", 2), 2)
    graph = build(msgspec.structs.replace(given, symbols=(*given.symbols, symbol)))
    assert graph.unit_of["a.<lambda1>"] == "a"


def test_a_table_without_class_belongs_to_the_class_around_its_declaration() -> None:
    """The table of a many-to-many field goes with the model that has the field."""
    given = program("shop.orders.Order declares orders\nshop.orders.Tag declares tags")
    implicit = Table("orders_tags", None, "orders_tags", Location("shop/orders.py", 5))
    graph = build(msgspec.structs.replace(given, tables=(*given.tables, implicit)))
    assert graph.tables == {
        "orders": "shop.orders.Order",
        "orders_tags": "shop.orders.Order",
        "tags": "shop.orders.Tag",
    }
    assert "shop.orders" not in graph.unit_of


def test_a_table_of_a_library_has_no_unit() -> None:
    """A model outside of the program is nobody's declaration."""
    given = program("a.f reads users")
    foreign = Table("users", "library.models.User", "User", Location("a.py", 1))
    assert build(msgspec.structs.replace(given, tables=(foreign,))).tables == {}


def test_lines_of_a_body_are_those_outside_of_definitions() -> None:
    """The lines of all units of a file add up to the file."""
    given = program("module a\na calls a.f\na.g")
    symbols = tuple(msgspec.structs.replace(one, end_line=55) if one.kind == "module" else one for one in given.symbols)
    graph = build(msgspec.structs.replace(given, symbols=symbols))
    assert {unit.id: unit.lines for unit in graph.units} == {"a": 35, "a.f": 10, "a.g": 10}


def test_an_empty_program_has_an_empty_graph() -> None:
    """Nothing in, nothing out."""
    graph = build(Program((), (), ()))
    assert (graph.units, graph.edges, graph.unit_of) == ((), (), {})
