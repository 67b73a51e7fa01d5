"""Scripted edits of the bundled monolith: each gives exactly the finding that is meant, or none."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import get_args

import pytest

from analyzers.read import read_program
from decomposer.boundaries import read_boundaries, read_contract
from decomposer.consulting import consult
from decomposer.drift import RULES, Subject, check, find_breaches, grow
from decomposer.errors import ConfigError
from decomposer.graph import outline
from decomposer.job import Settings
from decomposer.model.constraints import FREE
from decomposer.model.finding import Entry, Identity, State
from tests.fakes.edits import LOUD, PAYOUTS, QUIET, Edit
from tests.fakes.map_edits import MAP_EDITS, MOVES, WRONG_MAPS, MapEdit
from tests.source_tree import PROJECT

TODAY = date(2030, 1, 15)
BOUNDARIES = """\
schema_version = 1
[services.office]
owns = ["backoffice"]
[services.portal]
owns = ["portal"]
settings = ["SMS_*"]
[shared]
owns = ["portal.common"]
[check.rules]
route-owner = "off"
task-owner = "off"
"""


@pytest.fixture(scope="module")
def monolith(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the monolith and a cache."""
    folder = tmp_path_factory.mktemp("edits")
    shutil.copytree(PROJECT / "fixtures/monolith_app", folder / "plain", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "plain/portal/legacy/merge_households.py").unlink()
    return folder


def edited(monolith: Path, name: str, edits: list[Edit], boundaries: str = BOUNDARIES) -> Subject:
    """The monolith with all these edits, under its boundaries."""
    root = monolith / name
    if edits:
        shutil.copytree(monolith / "plain", root)
    for one in edits:
        path = root / one.path
        text = path.read_text("utf-8") if path.exists() else ""
        assert one.before in text, one
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace(one.before, one.after, 1) if one.before else text + one.after, "utf-8")
    graph = outline(read_program(root, cache_folder=monolith / "cache"))
    services, contract = read_boundaries(boundaries, graph), read_contract(boundaries, RULES)
    consulted = consult(graph, services, contract, FREE, Settings(root, monolith / "none", use_cache=False))
    return Subject(graph, services, contract, TODAY, consulted)


def found(subject: Subject) -> set[Identity]:
    """What breaks the boundaries."""
    return {one.identity for one in find_breaches(subject)}


def in_words(identities: Iterable[Identity]) -> list[str]:
    """Rule, source, owner and target of each."""
    return sorted(f"{one.rule} {one.source} {one.owner} {one.target}" for one in identities)


def states(subject: Subject, entries: Iterable[Entry]) -> dict[str, list[str]]:
    """The findings in each state."""
    verdict = check(subject, entries, TODAY)
    return {state: in_words(one.identity for one in verdict.of_state(state)) for state in get_args(State)}


@pytest.fixture(scope="module")
def plain(monolith: Path) -> Subject:
    """The monolith as it is."""
    return edited(monolith, "plain", [])


@pytest.fixture(scope="module")
def baseline(plain: Subject) -> tuple[Entry, ...]:
    """What is accepted of it."""
    return grow(plain, ())


def test_there_are_many_edits() -> None:
    """At least forty, of all kinds."""
    assert len([*QUIET, *LOUD, *MAP_EDITS, *WRONG_MAPS]) + 2 >= 60


@pytest.mark.parametrize(("name", "edits"), [("quiet", QUIET), ("moves", MOVES)])
def test_edits_that_change_nothing(monolith: Path, baseline: tuple[Entry, ...], name: str, edits: list[Edit]) -> None:
    """Nothing is new, and nothing gone."""
    now = states(edited(monolith, name, edits), baseline)
    assert (now["new"], now["stale"], len(now["known"])) == ([], [], len(baseline))


def test_edits_that_cross_a_border(monolith: Path, plain: Subject, baseline: tuple[Entry, ...]) -> None:
    """Each finding that is meant, and no other; known once it is accepted, and gone when the code is as before."""
    meant = sorted(line for one in LOUD for line in one.found)
    loud = edited(monolith, "loud", LOUD)
    now = states(loud, baseline)
    assert (now["new"], now["stale"], len(now["known"])) == (meant, [], len(baseline))
    accepted = grow(loud, baseline)
    later = states(loud, accepted)
    assert (later["new"], later["stale"], len(later["known"])) == ([], [], len(baseline) + len(meant))
    before = states(plain, accepted)
    assert (before["new"], before["stale"], len(before["known"])) == ([], meant, len(baseline))


def test_a_swap(monolith: Path, plain: Subject) -> None:
    """One call for another one is one finding that is gone, and one that is new."""
    swap = [
        Edit(PAYOUTS, "import spend_budget\n", "import release_budget\n"),
        Edit(PAYOUTS, "spend_budget(payout", "release_budget(payout"),
    ]
    changed = found(edited(monolith, "swap", swap)) ^ found(plain)
    calls = {one for one in changed if one.rule == "foreign-call" and one.source == "office"}
    names = {one.target.rpartition(".")[2]: one not in found(plain) for one in calls}
    assert names["spend_budget"] is False
    assert names["release_budget"] is True


def is_meant(one: Identity, patterns: tuple[str, str, str, str]) -> bool:
    """Whether all four of an identity fit."""
    return all(map(fnmatchcase, (one.rule, one.source, one.owner, one.target), patterns))


@pytest.mark.parametrize("edit", MAP_EDITS, ids=lambda edit: edit.after[:40])
def test_edits_of_the_boundaries(monolith: Path, plain: Subject, edit: MapEdit) -> None:
    """Exactly what they ask more is new, and what they ask no more is gone."""
    assert edit.before in BOUNDARIES
    before, now = found(plain), found(edited(monolith, "plain", [], BOUNDARIES.replace(edit.before, edit.after, 1)))
    new, gone = in_words(now - before), before - now
    assert len(new) == len(edit.found)
    assert all(fnmatchcase(line, pattern) for line, pattern in zip(new, edit.found, strict=True))
    assert gone == {one for one in before if edit.gone and is_meant(one, edit.gone)}
    assert bool(gone) == bool(edit.gone)


@pytest.mark.parametrize("edit", WRONG_MAPS, ids=lambda edit: edit.after[:40])
def test_boundaries_that_claim_twice(monolith: Path, edit: MapEdit) -> None:
    """There is no verdict."""
    with pytest.raises(ConfigError, match="is claimed twice, first by"):
        edited(monolith, "plain", [], BOUNDARIES.replace(edit.before, edit.after, 1))
