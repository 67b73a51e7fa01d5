"""The history of generated repositories says exactly which functions commits changed together."""

from __future__ import annotations

import tempfile
from collections import Counter
from itertools import combinations
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decomposer.evidence.git_log import read_log
from decomposer.evidence.history import FEWEST, mine
from decomposer.evidence.tally import Tally
from tests.fakes.histories import Step, Tree, edit, function, plant_history, program_of

NAMES = ("place", "charge", "send", "cancel")
PATHS = ("shop/orders.py", "shop/billing.py", "mail.py")
EDIT = st.tuples(st.sampled_from(PATHS), st.sampled_from(NAMES), st.sampled_from(("change", "grow", "shrink")))
COMMIT = st.lists(EDIT, min_size=1, max_size=4)

Edit = tuple[str, str, str]
Touched = frozenset[tuple[str, str]]


def _start() -> Tree:
    return {path: {name: function(name, 7) for name in NAMES} for path in PATHS}


def _apply(tree: Tree, edits: list[Edit]) -> tuple[Tree, Touched]:
    """The files after some edits, each function once, and the functions that they changed."""
    chosen = {(path, name): how for path, name, how in edits}
    for (path, name), how in chosen.items():
        tree = edit(tree, path, name, how)
    return tree, frozenset(chosen)


def _expected(commits: list[Touched]) -> dict[tuple[str, str], int]:
    names = [sorted(f"{path.removesuffix('.py').replace('/', '.')}.{name}" for path, name in one) for one in commits]
    counts = Counter(pair for one in names for pair in combinations(one, 2))
    return {pair: number for pair, number in counts.items() if number >= FEWEST}


def _found(steps: list[Step]) -> dict[tuple[str, str], int]:
    with tempfile.TemporaryDirectory() as folder:
        log = read_log(plant_history(Path(folder), steps))
    history = mine(log, program_of(steps[-1].tree), Tally())
    return {(one.one, one.other): len(one.commits) for one in history.co_changes}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(COMMIT, min_size=1, max_size=12))
def test_pairs_of_a_straight_history(commits: list[list[Edit]]) -> None:
    """Each pair of functions has as many commits as changed both, whatever moved their lines since."""
    first = Step(_start())
    steps, touched = [first], [frozenset((path, name) for path in PATHS for name in NAMES)]
    for edits in commits:
        tree, changed = _apply(steps[-1].tree, edits)
        steps.append(Step(tree, (len(steps),)))
        touched.append(changed)
    assert _found(steps) == _expected(touched)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(COMMIT, max_size=4), st.lists(COMMIT, max_size=4), st.lists(COMMIT, min_size=1, max_size=3))
def test_pairs_of_a_history_with_branches(
    left: list[list[Edit]], right: list[list[Edit]], after: list[list[Edit]]
) -> None:
    """The same where two branches changed different functions of the same files and were merged."""
    steps, touched = [Step(_start())], [frozenset((path, name) for path in PATHS for name in NAMES)]
    ends = []
    for branch, names in ((left, NAMES[:2]), (right, NAMES[2:])):
        tree, parent = steps[0].tree, 1
        for edits in branch:
            tree, changed = _apply(tree, [one for one in edits if one[1] in names] or [(PATHS[0], names[0], "change")])
            steps.append(Step(tree, (parent,)))
            parent = len(steps)
            touched.append(changed)
        ends.append((tree, parent))
    (one, first), (other, second) = ends
    merged = {path: {name: (one if name in NAMES[:2] else other)[path][name] for name in NAMES} for path in PATHS}
    steps.append(Step(merged, tuple(dict.fromkeys((first, second)))))
    for edits in after:
        tree, changed = _apply(steps[-1].tree, edits)
        steps.append(Step(tree, (len(steps),)))
        touched.append(changed)
    assert _found(steps) == _expected(touched)
