"""The benchmark of graphs from elsewhere reads sets and compares at equal numbers of services."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest

from tests.benchmarks import graphs
from tests.benchmarks.graphs import Figures, GraphSet, plain, row, sets

TEAMS = {"a": "abcd", "b": "klmn"}
REFERENCE = {name: team for team, names in TEAMS.items() for name in names}


@pytest.fixture
def one(tmp_path: Path) -> GraphSet:
    """Two cliques with an edge between them, beside a folder without a reference."""
    edges = [pair for names in TEAMS.values() for pair in combinations(names, 2)]
    documents = {
        "graph": {"nodes": sorted(REFERENCE), "edges": [*edges, ("d", "k", 0.5)]},
        "reference": REFERENCE | {"gone": "c"},
        "traces": {"f": [("W", "a"), ("W", "k")], "g": [("R", "a"), ("R", "k")]},
    }
    for name in ("cliques", "unknown"):
        (tmp_path / name).mkdir()
    for name, document in documents.items():
        (tmp_path / "cliques" / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "unknown" / "graph.json").write_text("{}", encoding="utf-8")
    (found,) = sets(tmp_path)
    return found


def test_sets_have_a_reference_of_their_nodes(one: GraphSet) -> None:
    """What the graph does not have cannot be placed."""
    assert (one.name, one.reference) == ("cliques", REFERENCE)


def test_figures_of_the_reference_are_perfect(one: GraphSet) -> None:
    """And what is not placed lowers coverage, not agreement."""
    assert Figures.of(one.reference, one) == Figures(2, 100, 100, 1, 2)
    assert Figures.of({"a": "x", "b": "x", "c": "x", "d": "x"}, one) == Figures(1, 50, 100, 1, 0)


def test_plain_runs_have_about_as_many_services(one: GraphSet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of those, the best one, which finds two cliques."""
    monkeypatch.setattr(graphs, "SEEDS", 2)
    assert plain(one, 2) == [Figures(2, 100, 100, 1, 2)] * 2


def test_rows_show_medians_and_ranges() -> None:
    """And a dash for what cannot be computed."""
    figures = [Figures(4, 100, 60.0, 0.25, None), Figures(6, 100, 70.0, 0.75, None), Figures(5, 100, 80.0, 0.5, None)]
    assert row("set", figures).split() == [
        "set",
        "5",
        "(4-6)",
        "100",
        "70.0",
        "(60.0-80.0)",
        "0.50",
        "(0.25-0.75)",
        "-",
    ]
