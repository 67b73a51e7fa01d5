"""What cases say of queues, schedulers and commands is what these know themselves."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.case_folders import CASES as FOLDERS
from tests.case_folders import Case, all_cases
from tests.traced_calls import ask

CASES = [case for case in all_cases() if "registered" in case.expected]
CASE = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
Answer = dict[str, dict[str, list[str]]]


@pytest.fixture(scope="session")
def registries() -> dict[str, Answer]:
    """Per case what the libraries say."""
    jobs = [{"folder": str(case.folder), "runs": case.expected["registered"]} for case in CASES]
    answers = ask("registries", jobs)
    return {case.name: answer for case, answer in zip(CASES, answers, strict=True) if isinstance(answer, dict)}


@CASE
def test_the_library_knows_the_tasks(case: Case, registries: dict[str, Answer]) -> None:
    """The functions that run in a queue are those that its actors, schedulers, workers or commands hold."""
    known = set(registries[case.name]["functions"])
    started = {one for found in registries[case.name]["started"].values() for one in found}
    assert {task.function for task in case.program.tasks} == known | started


@CASE
def test_functions_start_what_lands_in_the_queue(case: Case, registries: dict[str, Answer]) -> None:
    """Who gives a function to a queue of RQ is said to start it."""
    said = case.expected.get("starts", {})
    assert isinstance(said, dict)
    for function, found in registries[case.name]["started"].items():
        assert not found or said[function] == found


def test_a_message_arrives_at_its_listener() -> None:
    """What a sender of the case gives to a broker, the function gets that is said to be started."""
    code = "from shop.by_kombu import both; print(both())"
    folder = FOLDERS / "queues" / "amqp"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[{'gold': 1}]"
