"""From lines that commits changed to definitions of today, and from these to edges and words."""

from __future__ import annotations

from pathlib import Path

import pytest

from decomposer.evidence import gather
from decomposer.graph import build
from decomposer.model import Evidence, Location
from decomposer.model.evidence import Churn, CoChange, EvidenceFiles, Observations
from decomposer.model.weights import DEFAULT_WEIGHTS
from decomposer.report.evidence import evidence_sections
from tests.fakes.histories import Step, Tree, edit, function, plant_history, program_of

HISTORY = EvidenceFiles(git=True)
START: Tree = {
    "a.py": {"one": function("one"), "two": function("two")},
    "b.py": {"three": function("three"), "four": function("four")},
}


def observed(folder: Path, *edits: tuple[tuple[str, str], ...], start: Tree = START) -> tuple[Observations, Tree]:
    """What is observed after commits that each change some functions."""
    steps = [Step(start, subject="Begin")]
    for number, functions in enumerate(edits):
        tree = steps[-1].tree
        for path, name in functions:
            tree = edit(tree, path, name, "change")
        steps.append(Step(tree, (len(steps),), ("Ada", "Grace")[number % 2], f"Change {number}"))
    program = program_of(steps[-1].tree)
    return gather(program, HISTORY, plant_history(folder, steps)), steps[-1].tree


PAIR = (("a.py", "one"), ("b.py", "three"))
TRIPLE = (*PAIR, ("a.py", "two"))


def test_shares_of_commits(tmp_path: Path) -> None:
    """A commit that changes two functions counts 1 for them, one that changes three counts a half for each pair."""
    seen, _ = observed(tmp_path, PAIR, TRIPLE, start=START | {"c.py": {f"f{n}": function("f") for n in range(40)}})
    (pair,) = seen.co_changes
    assert (pair.one, pair.other, pair.share) == ("a.one", "b.three", 1.5)
    assert [commit.subject for commit in seen.commits] == ["Change 1", "Change 0"]
    assert pair.commits == tuple(commit.id for commit in seen.commits)


def test_once_is_chance(tmp_path: Path) -> None:
    """One commit ties nothing."""
    seen, _ = observed(tmp_path, PAIR, start={**START, "c.py": {f"f{n}": function("f") for n in range(40)}})
    assert seen.co_changes == ()


def test_churn_and_authors(tmp_path: Path) -> None:
    """Each function has the commits that changed it, by author, the busiest first."""
    seen, _ = observed(tmp_path, PAIR, PAIR, PAIR)
    assert Churn("a.one", 4, (("Ada", 3), ("Grace", 1))) in seen.churn
    assert Churn("a.two", 1, (("Ada", 1),)) in seen.churn


def test_edges_of_the_graph(tmp_path: Path) -> None:
    """Pairs are edges of a view of their own, which weighs little, with the newest commit as their reason."""
    seen, tree = observed(tmp_path, PAIR, PAIR)
    graph = build(program_of(tree), observations=seen)
    edge = next(edge for edge in graph.edges if (edge.source, edge.target) == ("a.one", "b.three"))
    newest = seen.commits[0].id
    assert edge.evidence == (
        Evidence(
            "co_change", "a.one", "b.three", Location("a.py", 1), "likely", f"3 commits, the newest {newest} Change 1"
        ),
    )
    assert edge.weights == {"co_change": DEFAULT_WEIGHTS.co_change}
    assert build(program_of(tree)).edges == ()


def test_tests_are_left_out(tmp_path: Path) -> None:
    """What changes with its tests is not tied to them."""
    start = START | {"tests.py": {"three": function("three")}}
    seen, tree = observed(tmp_path, (("a.py", "one"), ("tests.py", "three")), start=start)
    program = program_of(tree)
    modules = tuple(
        m if m.path != "tests.py" else type(m)(m.name, m.path, m.lines, m.dialect, "test") for m in program.modules
    )
    again = gather(type(program)(modules, program.symbols, ()), HISTORY, tmp_path)
    assert any(one.other == "tests.three" for one in seen.co_changes)
    assert not any("tests" in one.other for one in again.co_changes)


def test_summary_shows_sources_and_pairs(tmp_path: Path) -> None:
    """A source says how much of it was used, and what was not says why."""
    seen, _ = observed(tmp_path, PAIR, PAIR, ())
    (sources, unused, pairs) = list(evidence_sections(seen))
    assert sources == ["1 source of evidence", "  git  history  3 of 4 commits used"]
    assert unused[0] == "1 reason why evidence was not used"
    assert "changes no Python file" in unused[1]
    assert pairs[0] == "6 pairs that commits change together:" or pairs[1].endswith("3 commits")


@pytest.mark.parametrize("reason", ["there is no git repository"])
def test_no_history_is_said(tmp_path: Path, reason: str) -> None:
    """Where there is no history, the summary says so."""
    seen = gather(program_of(START), HISTORY, tmp_path)
    assert [one.reason for one in seen.sources[0].skipped] == [reason]
    assert CoChange not in {type(one) for one in seen.co_changes}
