"""Files of our own are read back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from decomposer.clustering import propose
from decomposer.errors import InputError
from decomposer.graph import build
from decomposer.graph.graph_file import read_graph_file
from decomposer.model.graph import DependencyGraph
from decomposer.pipeline import export_everything
from decomposer.report.graph_json import render_graph_json
from tests.fakes.programs import program

TEXT = """
    shop.orders.Order declares orders
    shop.orders.Line declares lines
    lines refers to orders
    shop.orders.place calls shop.stock.Stock.take in loop
    shop.orders.place updates orders
    shop.orders.place commits orders, lines
    shop.orders.place handles POST /orders/
    shop.stock.Stock declares stock
    shop.stock.Stock.take updates stock
    shop.stock.count reads stock
    shop.stock.count runs as count
    shop.stock.count signal shop.orders.place
"""


@pytest.fixture
def graph() -> DependencyGraph:
    """A graph of a program."""
    return build(program(TEXT))


@pytest.mark.parametrize("render", [render_graph_json, export_everything])
def test_units_and_edges_come_back(
    tmp_path: Path, graph: DependencyGraph, render: Callable[[DependencyGraph], str]
) -> None:
    """Whichever file it is, and with it what a proposal needs."""
    path = tmp_path / "graph.json"
    path.write_text(render(graph), encoding="utf-8")
    found, skipped = read_graph_file(path)
    assert (found.units, found.edges, found.tables) == (graph.units, graph.edges, graph.tables)
    assert {name: unit for name, unit in found.unit_of.items() if name in graph.unit_of} == graph.unit_of
    assert skipped == ()
    again, once = propose(found), propose(graph)
    assert [one.units for one in again.services] == [one.units for one in once.services]
    assert again.metrics.foreign_writes == once.metrics.foreign_writes
    assert again.metrics.split_transactions == once.metrics.split_transactions
    assert again.metrics.cut_foreign_keys == once.metrics.cut_foreign_keys


def test_an_export_comes_back_with_its_facts(tmp_path: Path, graph: DependencyGraph) -> None:
    """Records are those of the program, but for what no row holds."""
    path = tmp_path / "export.json"
    path.write_text(export_everything(graph), encoding="utf-8")
    found = read_graph_file(path)[0].program
    parts = "modules", "references", "tables", "foreign_keys", "accesses", "transactions", "routes", "tasks"
    assert all(getattr(found, part) == getattr(graph.program, part) for part in parts)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema_version": 99}, "was written by another version of decomposer; write it again"),
        ({"units": []}, "the graph has no units"),
        ({"units": 3}, "units: expected `array`, got `int`"),
        (
            {"edges": [{"source": "a", "target": "b", "weight": 1, "weights": {}, "evidence": []}]},
            "one of them is no unit",
        ),
    ],
)
def test_a_broken_file_of_ours_is_refused(
    tmp_path: Path, graph: DependencyGraph, change: dict[str, object], message: str
) -> None:
    """One line says what is wrong."""
    path = tmp_path / "graph.json"
    path.write_text(json.dumps(json.loads(render_graph_json(graph)) | change), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_graph_file(path)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)
