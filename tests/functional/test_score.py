"""`decomposer score` as people call it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from decomposer.model.schema import FOLDER
from tests.command_line import decomposer, plant_shop

GRAPH = {"nodes": ["a", "b", "c", "d"], "edges": [["a", "b", 3], ["c", "d", 2], ["b", "c", 1]]}
TRACES = {"place": [["W", "a"], ["W", "c"]], "list": [["R", "a"], ["R", "c"]]}
CUT = {"a": "one", "b": "one", "c": "two", "d": None}
REFERENCE = {"a": 1, "b": 1, "c": 2, "d": 2, "x": 3}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A graph with traces, a partition, a reference and a project."""
    plant_shop(tmp_path)
    files = {"graph": GRAPH, "traces": TRACES, "partition": CUT, "reference": REFERENCE}
    for name, document in files.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    return tmp_path


def score(folder: Path, *arguments: str) -> dict[str, float]:
    """The metrics by their keys; the document is as its schema says."""
    done = decomposer(folder, "score", *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    jsonschema.validate(document, json.loads((FOLDER / "score.schema.json").read_text("utf-8")))
    return {row["key"]: row["value"] for row in document["metrics"]}


def test_a_graph_and_a_reference_in_numbers(folder: Path) -> None:
    """What is not there has no number: no routes, no loops, no tables but those of the traces."""
    found = score(folder, "partition.json", "--graph", "graph.json", "--reference", "reference.json")
    assert found["mojofm"] == 100
    assert found["icp_raw"] == 0.25
    assert found["complexity"] == 2
    assert found["split_transactions"] == 1
    assert not {"foreign_writes", "services_per_route", "chatty_cuts", "chd", "chm", "cut_joins"} & set(found)


def test_text_says_what_was_compared(folder: Path) -> None:
    """The number of services and coverage stand above; names that match nothing are told on stderr."""
    done = decomposer(folder, "score", "partition.json", "--graph", "graph.json", "--reference", "reference.json")
    assert done.stdout.startswith(
        "2 services, 3 of 4 units placed (coverage 75.0 %)\n3 of them compared with 2 services\n\n"
    )
    assert done.stderr == "reference.json: names that match nothing (1): x\n"
    assert "  mojofm                     100   better: up\n".split() in [
        line.split() for line in done.stdout.splitlines()
    ]


def test_partitions_alone_can_be_compared(folder: Path) -> None:
    """Without a graph, only agreement and sizes."""
    found = score(folder, "partition.json", "--reference", "reference.json")
    assert set(found) == {"mojofm", "ari", "ami", "precision", "recall", "ned", "ned_clusters"}


def test_a_source_is_a_graph_too(folder: Path) -> None:
    """With what only a source knows."""
    proposal = decomposer(folder, "propose", "project", "--format", "partition").stdout
    (folder / "proposal.json").write_text(proposal, encoding="utf-8")
    found = score(folder, "proposal.json", "--graph", "project")
    assert {"sm", "icp", "turbo_mq", "chatty_cuts"} <= set(found)
    assert "complexity" not in found


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument 'PARTITION'."),
        (["partition.json"], "Give --graph, --reference or both."),
        (
            ["partition.json", "--graph", "graph.json", "--granularity", "module"],
            "The units of a graph are its nodes: leave --granularity out.",
        ),
        (["none.json", "--graph", "graph.json"], "Invalid value for 'PARTITION': File 'none.json' does not exist."),
        (["partition.json", "--graph", "none"], "Invalid value for '--graph': Path 'none' does not exist."),
        (["graph.json", "--graph", "graph.json"], "graph.json[...]: expected `int | str | null`, got `array`"),
        (["partition.json", "--graph", "project"], "partition.json: none of its names is one of the units, such as "),
    ],
)
def test_bad_input_is_one_line(folder: Path, arguments: list[str], message: str) -> None:
    """Exit code 2, and what is wrong."""
    done = decomposer(folder, "score", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Error: {message}")
    assert done.stderr.count("\n") == 1
