"""`--graph FILE` as people call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import decomposer, plant_shop

NODES = ["a.one", "a.two", "a.three", "b.x", "b.y", "b.z"]
EDGES: list[list[str | int]] = [
    ["a.one", "a.two"],
    ["a.two", "a.three"],
    ["a.three", "a.one"],
    ["b.x", "b.y"],
    ["b.y", "b.z"],
    ["b.z", "b.x"],
]
GRAPH = {"nodes": NODES, "edges": EDGES}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a graph in `graph.json`, and a project."""
    plant_shop(tmp_path)
    (tmp_path / "graph.json").write_text(json.dumps(GRAPH), encoding="utf-8")
    return tmp_path


def test_a_graph_is_divided(folder: Path) -> None:
    """Each node has a service; what does not hang together is in different ones."""
    done = decomposer(folder, "propose", "--graph", "graph.json", "--format", "partition", "--ignore-layout")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert sorted(found) == sorted(NODES)
    assert found["a.one"] == found["a.two"] == found["a.three"] != found["b.x"] == found["b.y"] == found["b.z"]


def test_a_graph_has_boundaries_too(folder: Path) -> None:
    """The other form is what it is for a source."""
    done = decomposer(folder, "propose", "--graph", "graph.json")
    assert (done.returncode, done.stderr) == (0, "")
    assert "[services." in done.stdout


def test_what_is_left_out_is_said(folder: Path) -> None:
    """Even when quiet, on stderr; the rest is divided."""
    graph = {"nodes": NODES, "edges": [*EDGES, ["a.one", "c.c", 2], ["b.x", "b.x", 1]]}
    (folder / "graph.json").write_text(json.dumps(graph), encoding="utf-8")
    done = decomposer(folder, "propose", "--graph", "graph.json", "--format", "partition", "--quiet")
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        "graph.json: an edge leads from a node to itself (1): b.x, at edges[7]",
        "graph.json: an edge names a node that is not there (1): c.c, at edges[6]",
    ]
    assert "c.c" not in json.loads(done.stdout)


def test_names_do_not_reach_the_terminal_as_they_are(folder: Path) -> None:
    """A name may hold anything; a note stays one line."""
    graph = {"nodes": NODES, "edges": [*EDGES, ["a.one", "x\n\x1b[2Jy", 2]]}
    (folder / "graph.json").write_text(json.dumps(graph), encoding="utf-8")
    done = decomposer(folder, "propose", "--graph", "graph.json", "--format", "partition")
    assert done.stderr == "graph.json: an edge names a node that is not there (1): x  [2Jy, at edges[6]\n"


def test_graph_json_of_a_run_can_be_divided_again(folder: Path) -> None:
    """Without reading the source."""
    assert decomposer(folder, "run", "project").returncode == 0
    done = decomposer(folder, "propose", "--graph", ".decomposer/graph.json", "--format", "partition")
    plain = decomposer(folder, "propose", "project", "--format", "partition")
    assert (done.returncode, sorted(json.loads(done.stdout))) == (0, sorted(json.loads(plain.stdout)))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["propose"], "Give either PATH or --graph FILE. Try 'decomposer propose --help'."),
        (["propose", "project", "--graph", "graph.json"], "Give either PATH or --graph FILE."),
        (["propose", "--graph", "graph.json", "--git"], "What is read besides a source goes with PATH."),
        (
            ["propose", "--graph", "graph.json", "--granularity", "module"],
            "The units of a graph are its nodes: leave --granularity out.",
        ),
        (["propose", "--graph", "none.json"], "Invalid value for '--graph': File 'none.json' does not exist."),
        (["propose", "--graph", "project"], "Invalid value for '--graph': File 'project' is a directory."),
        (["propose", "--graph", "project/shop/orders.py"], "project/shop/orders.py is no JSON: "),
    ],
)
def test_bad_input_is_one_line(folder: Path, arguments: list[str], message: str) -> None:
    """Exit code 2, and what to do."""
    done = decomposer(folder, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Error: {message}")
    assert done.stderr.count("\n") == 1
