"""Every feature case with tables that are not Django's: what is expected is what the library says and executes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from analyzers.frameworks.sqlalchemy.registry import Registry
from analyzers.frameworks.sqlalchemy.related import Related
from analyzers.frameworks.sqlalchemy.relations import Relations
from decomposer.graph.call_trees import CallTrees
from tests.case_folders import Case, all_cases, pairs
from tests.fakes.sources import linked_of
from tests.traced_calls import ask

if TYPE_CHECKING:
    from tests.truth.sql_project import Answer

SQL = [case for case in all_cases() if case.is_sql]
EACH = pytest.mark.parametrize("case", SQL, ids=lambda case: case.name)


@pytest.fixture(scope="session")
def answers() -> dict[str, Answer]:
    """Per case what the library says."""
    jobs = [{"folder": str(case.folder), "runs": case.expected.get("runs", [])} for case in SQL]
    found = cast("list[Answer]", ask("sql_project", jobs))
    return {case.name: answer for case, answer in zip(SQL, found, strict=True)}


@EACH
def test_tables_are_those_of_the_library(case: Case, answers: dict[str, Answer]) -> None:
    """The expected tables and foreign keys are those of the metadata."""
    answer = answers[case.name]
    assert rows(case, "tables") == {tuple(row) for row in answer["tables"]}
    assert rows(case, "foreign_keys") == {tuple(row) for row in answer["foreign_keys"]}


@pytest.mark.parametrize(
    "case", [case for case in SQL if case.folder.parent.name in ("sqlalchemy", "sqlmodel")], ids=lambda case: case.name
)
def test_relations_are_those_of_the_mappers(case: Case, answers: dict[str, Answer]) -> None:
    """Each relationship leads to the class to which its mapper leads."""
    sources = {path.relative_to(case.folder).as_posix(): path.read_text() for path in case.folder.rglob("*.py")}
    evaluator = linked_of(sources).evaluator
    registry = Registry(evaluator)
    Related(evaluator, registry)
    relations = Relations(evaluator, registry)
    found = {
        (cls, name, target)
        for cls in registry.models
        for name, relation in relations.of(cls)
        if relation is relations.find(cls, name)
        for target in relation.targets
    }
    own = {tuple(row) for row in answers[case.name]["relations"]}
    assert own <= found
    # A class has those of its parents too.
    assert {name for _, name, _ in found} == {name for _, name, _ in own}


@pytest.mark.parametrize("case", [case for case in SQL if "runs" in case.expected], ids=lambda case: case.name)
def test_accesses_are_those_that_run(case: Case, answers: dict[str, Answer]) -> None:
    """What functions do to tables is what their SQL does, but for listed differences."""
    ran = {tuple(row) for row in answers[case.name]["queries"]}
    assert ran == (rows(case, "accesses") | rows(case, "missed_queries")) - rows(case, "unexecuted_queries")


@pytest.mark.parametrize("case", [case for case in SQL if "signals" in case.expected], ids=lambda case: case.name)
def test_listeners_run(case: Case, answers: dict[str, Answer]) -> None:
    """Who listens is called by who changes, with the library between them."""
    assert pairs(case.expected["signals"]) == {tuple(pair) for pair in answers[case.name]["signals"]}


@pytest.mark.parametrize("case", [case for case in SQL if "trees" in case.expected], ids=lambda case: case.name)
def test_shared_code_is_told_apart(case: Case, answers: dict[str, Answer]) -> None:
    """Each function reads and writes, however deep, just the tables of the SQL that runs for it."""
    trees = CallTrees(case.program)
    found = {name: trees.tables(name) for name in cast("list[str]", case.expected["runs"])}
    named = {
        name: [[t, "read"] for t in read] + [[t, "write"] for t in written] for name, (read, written) in found.items()
    }
    assert named == case.expected["trees"]
    ran = answers[case.name]["trees"]
    assert {name: sorted(used) for name, used in named.items()} == {name: [*map(list, ran[name])] for name in named}


def rows(case: Case, section: str) -> set[tuple[str | None, ...]]:
    """The rows of a section of what is expected."""
    return {tuple(row) for row in cast("list[list[str | None]]", case.expected.get(section, []))}
