"""Data that the real coverage.py writes says which tests run what; whatever else a file holds is counted."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import decomposer as dc
from decomposer.evidence import gather
from decomposer.model.evidence import EvidenceFiles, Observations
from decomposer.report.evidence import evidence_sections

SHOP = """
import functools


def charge(amount):
    if amount:
        return audit(amount)
    return None


def audit(amount):
    def inner():
        return amount
    return inner()


class Order:
    total = 3

    def pay(self,
            how=None):
        return charge(self.total)

    def unused(self):
        return 1
"""
TESTS = """
import unittest

from shop.orders import Order, charge


class OrderTest(unittest.TestCase):
    def test_pay(self):
        Order().pay()

    def test_nothing(self):
        charge(0)


if __name__ == "__main__":
    unittest.main()
"""
EXPECTED = {
    "test_pay": ("shop.orders.Order.pay", "shop.orders.audit", "shop.orders.audit.inner", "shop.orders.charge"),
    "test_nothing": ("shop.orders.charge",),
}


@pytest.fixture(scope="module", params=["lines", "branches"])
def project(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A project whose tests ran under coverage, with its database and its report; with lines, or with branches too."""
    folder = tmp_path_factory.mktemp("covered")
    (folder / "shop").mkdir()
    (folder / "shop" / "__init__.py").write_text("", "utf-8")
    (folder / "shop" / "orders.py").write_text(SHOP, "utf-8")
    (folder / "test_shop.py").write_text(TESTS, "utf-8")
    branch = request.param == "branches"
    (folder / ".coveragerc").write_text(f"[run]\nbranch = {branch}\ndynamic_context = test_function\n", "utf-8")
    outside = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    for command in (["run", "test_shop.py"], ["json", "--show-contexts", "-q"]):
        subprocess.run(
            [sys.executable, "-m", "coverage", *command], cwd=folder, env=outside, check=True, capture_output=True
        )
    return folder


def observe(project: Path, *files: str | Path) -> Observations:
    """What files of a project show."""
    paths = tuple(project / file for file in files)
    return gather(dc.read(project).program, EvidenceFiles(coverage=paths), project)


def reasons(seen: Observations) -> dict[str, int]:
    """How much was skipped for which reason."""
    return {one.reason: one.number for source in seen.sources for one in source.skipped}


@pytest.mark.parametrize("file", [".coverage", "coverage.json"])
def test_tests_run_functions(project: Path, file: str) -> None:
    """Each test has the functions that it ran, and no class or function that was only defined."""
    seen = observe(project, file)
    assert {one.context.rpartition(".")[2]: one.definitions for one in seen.runs} == EXPECTED
    assert (seen.sources[0].read, seen.sources[0].used) == (2, 2)
    assert set(reasons(seen)) <= {"lines ran outside of any context"}
    shown = [line for part in evidence_sections(seen) for line in part]
    assert "2 tests that run the program" in shown


def test_explanation_names_tests(project: Path) -> None:
    """A function has its tests, and two of them those that run both."""
    found = dc.read(project, evidence=EvidenceFiles(coverage=(project / ".coverage",)))
    one = str(found.explain("shop.orders.audit"))
    assert "was run by the test (1)" in one
    assert "OrderTest.test_pay" in one
    both = str(found.explain("shop.orders.charge", "shop.orders.Order"))
    assert "both were run by the test (1)" in both
    assert "test_pay" in both.rpartition("both were run")[2]


def test_names_of_pytest_cov(project: Path, tmp_path: Path) -> None:
    """Setup, run and teardown are one test; lines that are none are left out."""
    contexts = {"7": ["test_a.py::test_pay|run", "test_a.py::test_pay|teardown"], "x": ["y"], "9999": ["z"], "8": 3}
    report = {"files": {"/build/shop/orders.py": {"contexts": contexts}, "/usr/lib/x.py": {"contexts": {"1": ["y"]}}}}
    (tmp_path / "report.json").write_text(json.dumps(report), "utf-8")
    seen = observe(project, tmp_path / "report.json")
    assert [(one.context, one.definitions) for one in seen.runs] == [("test_a.py::test_pay", ("shop.orders.charge",))]
    assert reasons(seen) == {"a file is not one of the program": 1}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", None),
        (b"nothing", "a document is cut off or no JSON"),
        (b"[1]", "is no report of coverage.py"),
        (
            b'{"files": {"shop/orders.py": {"executed_lines": [1]}}}',
            "a report has no contexts: write it with --show-contexts",
        ),
        (b'{"files": {"shop/orders.py": {"contexts": {"7": ["a', "a document is cut off or no JSON"),
        (b"SQLite format 3\0" + b"x" * 200, "the database is damaged or none of coverage.py"),
    ],
)
def test_broken_files(project: Path, tmp_path: Path, content: bytes, reason: str | None) -> None:
    """Whatever a file holds, it is no error."""
    (tmp_path / "data").write_bytes(content)
    assert set(reasons(observe(project, tmp_path / "data"))) == ({reason} if reason else set())


@pytest.mark.parametrize("statement", ["CREATE TABLE orders (id)", "CREATE VIEW file AS SELECT 1"])
def test_other_databases(project: Path, tmp_path: Path, statement: str) -> None:
    """A database of something else is told of."""
    with sqlite3.connect(tmp_path / "data") as database:
        database.execute(statement)
    database.close()
    assert reasons(observe(project, tmp_path / "data")) == {"the database is damaged or none of coverage.py": 1}


def test_half_of_a_database(project: Path, tmp_path: Path) -> None:
    """A database that was cut off is told of."""
    data = (project / ".coverage").read_bytes()
    (tmp_path / "data").write_bytes(data[: len(data) // 2])
    assert "the database is damaged or none of coverage.py" in reasons(observe(project, tmp_path / "data"))


def test_missing_file(project: Path) -> None:
    """A file that cannot be opened is told of."""
    assert reasons(observe(project, "gone")) == {"the file cannot be read": 1}
