"""Every feature case: what is read is what its `expected.json` says, and that is what Python and Django say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from decomposer.graph.call_trees import CallTrees
from tests.case_folders import CASES, SECTIONS, Case, all_cases, linked, nameless, pairs, section
from tests.traced_calls import ask, difference, ran_below, trace
from tests.truth.calls import Answer

CASE = pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
RUNNING = [case for case in all_cases() if case.runs_in_python]
BOOTING = [case for case in all_cases() if case.is_django]
ASGI = [case for case in all_cases() if "application" in case.expected]


@pytest.fixture(scope="session")
def python_calls() -> dict[str, Answer]:
    """Per case the calls that Python makes."""
    return {case.name: answer for case, answer in zip(RUNNING, trace(RUNNING), strict=True)}


@pytest.fixture(scope="session")
def django_answers() -> dict[str, dict[str, object]]:
    """Per case what Django says."""
    jobs = [
        {"folder": str(c.folder), "paths": c.expected.get("paths", {})}
        | {key: c.expected.get(key, []) for key in ("runs", "requests", "naming")}
        for c in BOOTING
    ]
    answers = ask("django_project", jobs)
    return {case.name: answer for case, answer in zip(BOOTING, answers, strict=True) if isinstance(answer, dict)}


@pytest.fixture(scope="session")
def asgi_answers() -> dict[str, dict[str, object]]:
    """Per case what FastAPI and Starlette say."""
    jobs = [
        {"folder": str(c.folder), "application": c.expected["application"]}
        | {key: c.expected.get(key, []) for key in ("requests", "paths")}
        for c in ASGI
    ]
    answers = ask("asgi_application", jobs)
    return {case.name: answer for case, answer in zip(ASGI, answers, strict=True) if isinstance(answer, dict)}


@CASE
def test_case(case: Case) -> None:
    """Each section that a case lists is found in full."""
    assert case.sections or "paths" in case.expected
    assert set(case.sections) <= SECTIONS
    assert {name: section(case.program, name) for name in case.sections} == case.sections


@CASE
def test_case_is_explained(case: Case) -> None:
    """Each case says in one sentence what it is about."""
    text = (case.folder / "README.md").read_text("utf-8").strip()
    assert text.endswith(".")
    assert "\n" not in text


@pytest.mark.parametrize("case", RUNNING, ids=lambda case: case.name)
def test_python_agrees(case: Case, python_calls: dict[str, Answer]) -> None:
    """The expected calls are those that happen when Python runs the case, but for listed differences."""
    assert python_calls[case.name]["error"] == ""
    assert difference(case, python_calls[case.name]) == (set(), set())


@pytest.mark.parametrize("case", RUNNING, ids=lambda case: case.name)
def test_call_trees_keep_what_ran(case: Case, python_calls: dict[str, Answer]) -> None:
    """What ran below a function is in its call tree, if calls lead there at all; of listed ones it is all."""
    trees = CallTrees(case.program)
    ran = ran_below(case, python_calls[case.name])
    found = {(above, nameless(one)) for above in {above for above, _ in ran} for one in trees.chains(above)}
    possible = {(above, nameless(one)) for above in {above for above, _ in ran} for one in linked(case.program, above)}
    assert ran & possible <= found
    for above, listed in case.expected.get("below", {}).items():  # type: ignore[attr-defined]
        assert {one for one in trees.chains(above) if one != above} == set(listed)
        assert {one for function, one in ran if function == above} == set(listed)


@pytest.mark.parametrize("case", BOOTING, ids=lambda case: case.name)
@pytest.mark.parametrize("name", ["middleware", "routes", "operations", "tables", "foreign_keys", "url_names"])
def test_django_agrees(case: Case, name: str, django_answers: dict[str, dict[str, object]]) -> None:
    """The expected middleware, routes, tables and relations are Django's own."""
    if name in case.expected:
        assert django_answers[case.name][name] == case.expected[name]


@pytest.mark.parametrize("case", ASGI, ids=lambda case: case.name)
@pytest.mark.parametrize("name", ["middleware", "routes", "url_names"])
def test_fastapi_agrees(case: Case, name: str, asgi_answers: dict[str, dict[str, object]]) -> None:
    """The expected middleware, routes and their names are those of the application."""
    if name in case.expected:
        assert asgi_answers[case.name][name] == case.expected[name]


@pytest.mark.parametrize("case", [c for c in ASGI if "paths" in c.expected], ids=lambda case: case.name)
def test_paths_land_where_fastapi_sends_them(case: Case, asgi_answers: dict[str, dict[str, object]]) -> None:
    """For each path of a case the first route that matches in full is the function that the application calls."""
    resolved = asgi_answers[case.name]["resolved"]
    assert resolved == case.expected["paths"]
    assert resolved == {path: landing(case, path) for path in case.expected["paths"]}  # type: ignore[attr-defined]


@pytest.mark.parametrize("case", [c for c in ASGI if "via" in c.expected], ids=lambda case: case.name)
def test_calls_through_fastapi_are_the_ones_that_run(case: Case, asgi_answers: dict[str, dict[str, object]]) -> None:
    """The calls of a case that pass through FastAPI are those that happen, but for listed differences."""
    ran = {(source, target) for source, target in asgi_answers[case.name]["via"]}  # type: ignore[attr-defined]
    expected, missed, unexecuted = (
        pairs(case.expected.get(key, {})) for key in ("via", "missed_via", "unexecuted_via")
    )
    assert ran == (expected | missed) - unexecuted


@pytest.mark.parametrize("case", [c for c in BOOTING if "paths" in c.expected], ids=lambda case: case.name)
def test_paths_land_where_django_sends_them(case: Case, django_answers: dict[str, dict[str, object]]) -> None:
    """For each path of a case the first route that matches in full is the view that Django calls."""
    resolved = django_answers[case.name]["resolved"]
    assert resolved == case.expected["paths"]
    assert resolved == {path: landing(case, path) for path in case.expected["paths"]}  # type: ignore[attr-defined]


def landing(case: Case, path: str) -> str | None:
    """The handler of the first route that matches."""
    routes = sorted(case.program.routes, key=lambda r: r.order)
    return next((r.handler for r in routes if re.fullmatch(r.regex, path)), None)


@pytest.mark.parametrize(
    "case", [c for c in BOOTING if {"runs", "accesses"} <= set(c.expected)], ids=lambda case: case.name
)
def test_queries_are_the_ones_that_run(case: Case, django_answers: dict[str, dict[str, object]]) -> None:
    """What the functions of a case do to tables is what their SQL does, but for listed differences."""
    answer = django_answers[case.name]["queries"]
    assert isinstance(answer, dict)
    ran = {(name, table, operation) for name, found in answer.items() for table, operation in found}
    expected = {tuple(row) for row in case.expected["accesses"] if row[0] in answer}  # type: ignore[attr-defined]
    missed, unexecuted = (
        {tuple(row) for row in case.expected.get(key, [])}  # type: ignore[attr-defined]
        for key in ("missed_queries", "unexecuted_queries")
    )
    assert ran == (expected | missed) - unexecuted


@pytest.mark.parametrize("case", [c for c in BOOTING if "via" in c.expected], ids=lambda case: case.name)
def test_calls_through_django_are_the_ones_that_run(case: Case, django_answers: dict[str, dict[str, object]]) -> None:
    """The calls of a case that pass through Django are those that happen, but for listed differences."""
    ran = {(source, target) for source, target in django_answers[case.name]["via"]}  # type: ignore[attr-defined]
    expected, missed, unexecuted = (
        pairs(case.expected.get(key, {})) for key in ("via", "missed_via", "unexecuted_via")
    )
    assert ran == (expected | missed) - unexecuted


@pytest.mark.parametrize("case", [c for c in BOOTING if "naming" in c.expected], ids=lambda case: case.name)
@pytest.mark.parametrize("section_name", ["urls", "templates"])
def test_names_lead_where_django_goes(
    case: Case, section_name: str, django_answers: dict[str, dict[str, object]]
) -> None:
    """Who names a URL that is answered where, and which template, is as in Django, but for listed differences."""
    ran = {(source, target) for source, target in django_answers[case.name][section_name]}  # type: ignore[attr-defined]
    expected, missed, unexecuted = (
        pairs(case.expected.get(key, {}))
        for key in (section_name, f"missed_{section_name}", f"unexecuted_{section_name}")
    )
    assert ran == (expected | missed) - unexecuted


@pytest.mark.parametrize("case", [c for c in BOOTING if "handled" in c.expected], ids=lambda case: case.name)
def test_handled_tables_are_those_of_the_queries(case: Case, django_answers: dict[str, dict[str, object]]) -> None:
    """The tables of a handler are those of the SQL that runs while it answers, but for listed differences."""
    ran = {tuple(row) for row in django_answers[case.name]["handled"]}  # type: ignore[attr-defined]
    expected, missed, unexecuted = (
        {tuple(row) for row in case.expected.get(key, [])}  # type: ignore[attr-defined]
        for key in ("handled", "missed_handled", "unexecuted_handled")
    )
    assert ran == (expected | missed) - unexecuted


@pytest.mark.parametrize("case", [c for c in BOOTING if "state" in c.expected], ids=lambda case: case.name)
def test_state_is_what_functions_keep(case: Case, django_answers: dict[str, dict[str, object]]) -> None:
    """Each key of a cache or session that is used is expected, in full or in part, and each expected one is used."""
    ran = {tuple(row) for row in django_answers[case.name]["state"]}  # type: ignore[attr-defined]
    unexecuted = {tuple(row) for row in case.expected.get("unexecuted_state", [])}  # type: ignore[attr-defined]
    expected = {tuple(row) for row in case.expected["state"]} - unexecuted  # type: ignore[attr-defined]
    met = {row: {one for one in expected if is_met(one, row)} for row in ran}
    assert [row for row in met if not met[row]] == []
    assert set().union(*met.values()) == expected


def is_met(expected: Sequence[str], row: Sequence[str]) -> bool:
    """Whether all is the same, but for what is not known of the key."""
    *where, key, way = expected
    pattern = ".*".join(map(re.escape, key.split("…")))
    return [*where, way] == [*row[:3], row[4]] and re.fullmatch(pattern, row[3]) is not None


def test_cases_hold_what_belongs_to_them() -> None:
    """A folder with code but without an expectation would never be run."""
    folders = {path.parent for path in CASES.rglob("README.md")}
    assert folders == {case.folder for case in all_cases()}


def test_cases_are_not_collected() -> None:
    """A file of a case that a test runner would take for a test would be run as ours."""
    names = [path.name for path in Path(CASES).rglob("*.py")]
    assert [name for name in names if name.startswith("test_") or name.endswith("_test.py")] == []
