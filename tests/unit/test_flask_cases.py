"""Every feature case that Flask can boot: what is expected of it is what Flask says and does."""

from __future__ import annotations

import pytest

from tests.case_folders import Case, all_cases, pairs
from tests.traced_calls import ask

CASES = [case for case in all_cases() if (case.folder / "wsgi.py").is_file()]
CASE = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@pytest.fixture(scope="session")
def flask_answers() -> dict[str, dict[str, object]]:
    """Per case what Flask says."""
    jobs = [{"folder": str(case.folder), "requests": case.expected.get("requests", [])} for case in CASES]
    answers = ask("flask_program", jobs)
    return {case.name: answer for case, answer in zip(CASES, answers, strict=True) if isinstance(answer, dict)}


@CASE
def test_routes_are_those_of_the_url_map(case: Case, flask_answers: dict[str, dict[str, object]]) -> None:
    """The expected routes are Flask's own; which of them is tried first is another question."""
    if "routes" in case.expected:
        found, expected = flask_answers[case.name]["routes"], case.expected["routes"]
        assert isinstance(found, list)
        assert isinstance(expected, list)
        assert sorted(found) == sorted(expected)


@CASE
def test_names_lead_where_flask_goes(case: Case, flask_answers: dict[str, dict[str, object]]) -> None:
    """The expected names of routes are Flask's endpoints."""
    if "url_names" in case.expected:
        assert flask_answers[case.name]["url_names"] == case.expected["url_names"]


@CASE
def test_calls_through_flask_are_the_ones_that_run(case: Case, flask_answers: dict[str, dict[str, object]]) -> None:
    """The calls of a case that pass through Flask are those that happen, but for listed differences."""
    if "via" in case.expected:
        ran = {(source, target) for source, target in flask_answers[case.name]["via"]}  # type: ignore[attr-defined]
        expected, missed, unexecuted = (
            pairs(case.expected.get(key, {})) for key in ("via", "missed_via", "unexecuted_via")
        )
        assert ran == (expected | missed) - unexecuted
