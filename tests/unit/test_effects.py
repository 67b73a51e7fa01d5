"""What cases say of state, settings and other systems is what happens when their functions run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence

import pytest

from tests.case_folders import CASES as FOLDERS
from tests.case_folders import Case, all_cases
from tests.traced_calls import ask

CASES = [case for case in all_cases() if case.has_effects]
Rows = list[list[str]]


@pytest.fixture(scope="session")
def effects() -> dict[str, dict[str, Rows]]:
    """Per case what its functions did."""
    jobs = [{"folder": str(case.folder), "runs": case.expected["does"]} for case in CASES]
    answers = ask("effects", jobs)
    return {case.name: answer for case, answer in zip(CASES, answers, strict=True) if isinstance(answer, dict)}


def having(section: str) -> pytest.MarkDecorator:
    """The cases that list a section."""
    return pytest.mark.parametrize("case", [c for c in CASES if section in c.expected], ids=lambda case: case.name)


def rows(case: Case, section: str) -> Rows:
    """The rows of a section without those that are true of the program, but that its run does not show."""
    found, undone = case.expected.get(section, []), case.expected.get("undone", [])
    assert isinstance(found, list)
    assert isinstance(undone, list)
    return [row for row in found if row not in undone]


def compare(expected: Iterable[Sequence[str]], ran: Iterable[Sequence[str]]) -> None:
    """Each row that ran is expected, in full or in part, and each expected one ran."""
    wanted, happened = {tuple(row) for row in expected}, {tuple(row) for row in ran}
    met = {row: {one for one in wanted if is_met(one, row)} for row in happened}
    assert [row for row in met if not met[row]] == []
    assert set().union(*met.values()) == wanted


def is_met(expected: Sequence[str], row: Sequence[str]) -> bool:
    """Whether the cells are the same, but for what is not known of them."""
    patterns = (".*".join(map(re.escape, cell.split("…"))) for cell in expected)
    return all(re.fullmatch(pattern, cell) for pattern, cell in zip(patterns, row, strict=True))


@having("state")
def test_variables_change_as_expected(case: Case, effects: dict[str, dict[str, Rows]]) -> None:
    """Variables of modules and attributes of classes are other than before when the functions ran that write them."""
    ran, stores = case.expected["does"], ("global", "class", "registry")
    assert isinstance(ran, list)
    written = [row for row in rows(case, "state") if row[1] in stores and row[4] == "write" and row[0] in ran]
    compare(((row[0], row[3]) for row in written), effects[case.name]["changed"])


@having("settings")
def test_variables_are_asked_for(case: Case, effects: dict[str, dict[str, Rows]]) -> None:
    """The environment variables that are read and written are the expected ones."""
    asked = [(row[0], row[2], row[3]) for row in rows(case, "settings") if row[1] == "environment"]
    compare(asked, effects[case.name]["settings"])


@having("state")
def test_files_are_written(case: Case, effects: dict[str, dict[str, Rows]]) -> None:
    """The files that are made and changed are the expected ones."""
    compare([(row[0], row[3]) for row in rows(case, "state") if row[1] == "file"], effects[case.name]["files"])


@having("outgoing")
def test_requests_are_sent(case: Case, effects: dict[str, dict[str, Rows]]) -> None:
    """The requests that arrive at a server are the expected ones."""
    sent = [(row[0], row[2], row[3]) for row in rows(case, "outgoing") if row[1] == "http"]
    compare(sent, effects[case.name]["outgoing"])


@having("launches")
def test_processes_are_started(case: Case, effects: dict[str, dict[str, Rows]]) -> None:
    """The commands that are started are the expected ones, and threads start where they are expected."""
    ran = effects[case.name]["launches"]
    launches = rows(case, "launches")
    compare([row for row in launches if row[1] == "process"], [row for row in ran if row[1] == "process"])
    assert {row[0] for row in launches if row[1] == "thread"} == {row[0] for row in ran if row[1] == "thread"}


def test_fields_are_variables() -> None:
    """The variables of a class of settings are those that give its fields other values."""
    case = next(one for one in CASES if one.name == "state/environment_packages")
    names = [one.name for one in case.program.settings if one.function == "shop.conf.Mail"]
    code = "import json; from shop.conf import Mail; print(json.dumps(sorted(Mail().model_dump().values())))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=FOLDERS / case.name,
        env=os.environ | {name: name for name in names},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == sorted(names)
