"""Every feature case of aiohttp, Tornado and Pyramid: the expected routes are those of the real router."""

from __future__ import annotations

import pytest

from tests.case_folders import Case, all_cases
from tests.traced_calls import ask

CASES = [case for case in all_cases() if (case.folder / "application.py").is_file()]


@pytest.fixture(scope="session")
def answers() -> dict[str, object]:
    """Per case what the framework says."""
    found = ask("web_routes", [{"folder": str(case.folder)} for case in CASES])
    return {case.name: answer for case, answer in zip(CASES, found, strict=True)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_routes_are_those_of_the_router(case: Case, answers: dict[str, object]) -> None:
    """Which of them is tried first is another question."""
    expected = case.expected["routes"]
    assert isinstance(expected, list)
    assert answers[case.name] == sorted(expected)
