"""Graphs from elsewhere: what is read, what is left out and said, and what is refused."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decomposer.errors import InputError
from decomposer.graph.interchange import GivenGraph, read_content, read_given, read_parts
from decomposer.model.evidence import Skipped


def read(folder: Path, graph: object, traces: object = None) -> tuple[GivenGraph, tuple[Skipped, ...]]:
    """What is read of a graph and traces, which are written as JSON unless they are text."""
    path = folder / "graph.json"
    for file, document in ((path, graph), (folder / "traces.json", traces)):
        if document is not None:
            file.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return read_given(path, read_parts(read_content(path), "graph.json"))


def test_nodes_and_links_are_sorted(tmp_path: Path) -> None:
    """The order of a file means nothing; an edge without a weight weighs 1."""
    found, skipped = read(tmp_path, {"nodes": ["b", "c", "a"], "edges": [["b", "a", 2], ["a", "c"]]})
    assert found == GivenGraph("graph.json", ("a", "b", "c"), {("a", "c"): 1.0, ("b", "a"): 2.0})
    assert list(found.links) == [("a", "c"), ("b", "a")]
    assert skipped == ()


def test_directions_of_an_undirected_graph_are_one_link(tmp_path: Path) -> None:
    """Both ways are the same pair, and their weights add up."""
    edges = [["b", "a", 2], ["a", "b", 3]]
    found, skipped = read(tmp_path, {"nodes": ["a", "b"], "edges": edges, "directed": False})
    assert (found.links, found.directed) == ({("a", "b"): 5.0}, False)
    assert [one.number for one in skipped] == [1]


def test_what_is_left_out_is_counted_with_the_first_of_it(tmp_path: Path) -> None:
    """Nothing is dropped silently; the rest is read."""
    edges = [["a", "x", 1], ["y", "a", 1], ["a", "a", 1], ["a", "b", 0], ["a", "b", 1], ["a", "b", 1]]
    found, skipped = read(
        tmp_path,
        {"nodes": ["a", "b", "b"], "edges": edges},
        {"f": [["R", "a"], ["W", "z"], ["W", "b"]], "g": [["R", "z"]]},
    )
    assert found.links == {("a", "b"): 2.0}
    assert found.traces == {"f": (("R", "a"), ("W", "b"))}
    assert [(one.reason, one.number, one.first, one.detail) for one in skipped] == [
        ("a node is listed twice", 1, "nodes", "b"),
        ("a pair has several edges, which count together", 1, "edges[5]", "a, b"),
        ("a trace names an entity that is no node", 2, "f", "z"),
        ("an edge leads from a node to itself", 1, "edges[2]", "a"),
        ("an edge names a node that is not there", 2, "edges[0]", "x"),
        ("an edge weighs nothing", 1, "edges[3]", "a, b"),
    ]


@pytest.mark.parametrize(
    ("graph", "message"),
    [
        ("", "graph.json is no JSON: "),
        ('{"nodes": [', "graph.json is no JSON: "),
        ('{"nodes": ["a"], "edges": [["a", "a", NaN]]}', "graph.json is no JSON: "),
        ("[" * 100_000, "graph.json: expected `object`, got `array`"),
        ('{"x": ' * 5000, "graph.json is nested too deeply"),
        ([1], "graph.json: expected `object`, got `array`"),
        ({"edges": []}, "graph.json: there is no key 'nodes'; a graph is "),
        ({"nodes": ["a"]}, "graph.json: there is no key 'edges'; a graph is "),
        ({"nodes": [], "edges": []}, "graph.json: the graph has no nodes"),
        ({"nodes": ["a", ""], "edges": []}, "graph.json: nodes[1]: a name must not be empty"),
        ({"nodes": ["a", 1], "edges": []}, "graph.json: nodes[1]: expected `str`, got `int`"),
        ({"nodes": ["a"], "edges": {}}, "graph.json: edges: expected `array`, got `object`"),
        ({"nodes": ["a"], "edges": [["a", "b", "1"]]}, "graph.json: edges[0][2]: expected `float`, got `str`"),
        ({"nodes": ["a"], "edges": [["a"]]}, "graph.json: edges[0]: expected `array` of at least length 2, got 1"),
        ({"nodes": ["a"], "edges": [["a", "b", -1]]}, "edges[0]: a weight must not be below 0, and -1 is"),
        ({"nodes": ["a"], "edges": [["a", "b", 1e300]]}, "edges[0]: a weight must be at most 1e+15, and 1e+300 is"),
        ('{"nodes": ["a"], "edges": [["a", "a", 1e999]]}', "graph.json: edges[0][2]: number out of range"),
        ({"nodes": ["a"], "edges": [], "directed": 1}, "graph.json: directed: expected `bool`, got `int`"),
    ],
)
def test_what_is_no_graph_is_refused(tmp_path: Path, graph: object, message: str) -> None:
    """One line says what is wrong, and where."""
    with pytest.raises(InputError) as refused:
        read(tmp_path, graph)
    assert message.lower() in str(refused.value).lower()
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("traces", "message"),
    [
        ("{", "traces.json is no JSON: "),
        ({"f": [["r", "a"]]}, "traces.json: f[0][0]: invalid enum value 'r'"),
        ({"f": ["a"]}, "traces.json: f[0]: expected `array`, got `str`"),
    ],
)
def test_what_is_no_trace_is_refused(tmp_path: Path, traces: object, message: str) -> None:
    """A file of that name beside the graph has to hold traces."""
    with pytest.raises(InputError) as refused:
        read(tmp_path, {"nodes": ["a"], "edges": []}, traces)
    assert message in str(refused.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """The system's own word says why."""
    with pytest.raises(InputError) as refused:
        read_content(tmp_path / "graph.json")
    assert str(refused.value).endswith("graph.json cannot be read: No such file or directory; give a JSON file")


def test_a_byte_order_mark_means_nothing(tmp_path: Path) -> None:
    """Some editors write one."""
    assert read(tmp_path, '\ufeff{"nodes": ["a"], "edges": []}')[0].nodes == ("a",)


EDGES = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd"), st.integers(0, 5)), max_size=12)


@given(EDGES, st.booleans(), st.randoms(use_true_random=False))
def test_the_order_of_a_file_means_nothing(
    edges: list[tuple[str, str, int]],
    directed: bool,
    chance: random.Random,
) -> None:
    """Of nodes, of edges, and without directions, of the ends of each edge."""
    turned = [
        (other, one, weight) if not directed and chance.random() < 0.5 else (one, other, weight)
        for one, other, weight in edges
    ]
    chance.shuffle(turned)
    nodes = list("abcd")
    once = _read({"nodes": nodes, "edges": edges, "directed": directed})
    again = _read({"nodes": nodes[::-1], "edges": turned, "directed": directed})
    assert (once.nodes, list(once.links.items())) == (again.nodes, list(again.links.items()))


def _read(graph: dict[str, object]) -> GivenGraph:
    parts = read_parts(json.dumps(graph).encode(), "graph.json")
    return read_given(Path("nowhere") / "graph.json", parts)[0]
