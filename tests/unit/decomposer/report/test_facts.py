"""All facts for other programs."""

from __future__ import annotations

import csv
import io
import json
from typing import get_type_hints

import jsonschema
import pytest
from msgspec import Struct
from msgspec.structs import fields, replace

from analyzers.program import (
    Application,
    BlindSpot,
    DataAccess,
    ForeignKey,
    Join,
    Launch,
    Middleware,
    Module,
    OutgoingCall,
    Program,
    Reference,
    Route,
    SettingUse,
    StateUse,
    Symbol,
    Table,
    Task,
    Transaction,
)
from decomposer.graph import build
from decomposer.graph.call_trees import CallTrees
from decomposer.model import EntryPoint
from decomposer.model.facts import FactsPart
from decomposer.model.schema import build_schemas
from decomposer.report.facts import TABLES, build_facts, render_csv, render_export_json
from tests.fakes.programs import program

SHOP = """
    shop.orders.Order declares orders
    shop.orders.place handles POST /orders/
    shop.orders.place inserts orders
    shop.orders.place via shop.orders.Order.save
    shop.orders.place signal shop.mail.send
    shop.orders.place commits orders, bills
    shop.orders.place joins orders, bills
    table bills
    bills refers to orders
    shop.guard.Guard wraps requests
    shop.guard.Guard caches seen
    shop.guard.Guard needs setting HOST
    shop.guard.Guard requests https://shop/rates
    shop.guard.Guard launches convert
    shop.mail.send runs as send
"""

RECORDS: dict[str, type[Struct]] = {
    "modules": Module,
    "applications": Application,
    "definitions": Symbol,
    "references": Reference,
    "tables": Table,
    "foreign_keys": ForeignKey,
    "accesses": DataAccess,
    "joins": Join,
    "state": StateUse,
    "settings": SettingUse,
    "outgoing": OutgoingCall,
    "launches": Launch,
    "transactions": Transaction,
    "routes": Route,
    "middleware": Middleware,
    "tasks": Task,
    "entries": EntryPoint,
    "blind_spots": BlindSpot,
}


def facts(found: Program) -> FactsPart:
    """The rows of a program."""
    return build_facts(found, CallTrees(found).entry_points())


def test_every_fact_is_there() -> None:
    """As many rows as records, with their places; what lies between a call and its target is named."""
    found = program(SHOP)
    named = replace(found, references=tuple(replace(one, mechanism="Model.save") for one in found.references))
    document = json.loads(render_export_json(build(named), facts(named)))
    jsonschema.validate(document, json.loads(build_schemas()["export.schema.json"]))
    rows = document["facts"]
    assert {name: len(rows[name]) for name in rows if rows[name]} == {
        "modules": 3,
        "definitions": 8,
        "references": 2,
        "tables": 2,
        "foreign_keys": 1,
        "accesses": 1,
        "joins": 1,
        "state": 1,
        "settings": 1,
        "outgoing": 1,
        "launches": 1,
        "transactions": 1,
        "routes": 1,
        "middleware": 1,
        "tasks": 1,
        "entries": 3,
    }
    assert {(one["kind"], one["mechanism"], one["location"]) for one in rows["references"]} == {
        ("via", "Model.save", "shop/orders.py:21"),
        ("signal", "Model.save", "shop/orders.py:21"),
    }
    assert rows["entries"][0]["writes"] == ["orders"]


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_read_back(table: str) -> None:
    """A line of names, then one row for each fact."""
    found = facts(program(SHOP))
    rows = list(csv.DictReader(io.StringIO(render_csv(found, table))))
    assert len(rows) == len(getattr(found, table))


def test_cells_are_no_formulas() -> None:
    """A name that a spreadsheet would run begins with an apostrophe; what no file can hold is replaced."""
    found = program(SHOP)
    evil = replace(found, tables=tuple(replace(one, name='=cmd("x"),\ud800\0', model=None) for one in found.tables))
    rows = list(csv.DictReader(io.StringIO(render_csv(facts(evil), "tables"))))
    assert {row["name"] for row in rows} == {'\'=cmd("x"),?\N{REPLACEMENT CHARACTER}'}
    assert {row["model"] for row in rows} == {""}
    assert {row["managed"] for row in rows} == {"true"}


@pytest.mark.parametrize("table", TABLES)
def test_rows_have_all_that_records_have(table: str) -> None:
    """No field of a fact is left out, but what references say again, and texts of people."""
    rows = {row.__name__: row for row in get_type_hints(FactsPart)[table].__args__ if isinstance(row, type)}
    (row,) = rows.values()
    left_out = {"bases", "docstring"} if table == "definitions" else set()
    names = {one.name for one in fields(RECORDS[table])} - left_out
    assert names <= {one.name for one in fields(row)}
