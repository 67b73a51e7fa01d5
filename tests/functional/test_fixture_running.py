"""What is read of the fixture application, compared with what it does while its own tests run."""

from __future__ import annotations

import pytest

from tests.benchmarks.frameworks.__main__ import compare, listing, table
from tests.benchmarks.frameworks.comparing import Part
from tests.benchmarks.frameworks.subjects import bundled, run

RECALL = {
    "direct calls": 0.99,
    "calls through the framework": 0.99,
    "calls of the framework for a handler": 0.87,
    "functions run for a handler": 0.97,
    "(handler, table)": 0.97,
    "(function, table, op)": 0.97,
    "routes: pattern, handler": 1.0,
    "routes: method, pattern, handler": 1.0,
    "tables": 1.0,
    "foreign keys": 1.0,
}
"""What must be found of what happens: what is measured today."""
PRECISION = {
    "(handler, table)": 0.61,
    "(function, table, op)": 0.55,
    "routes: method, pattern, handler": 1.0,
    "tables": 1.0,
    "foreign keys": 1.0,
    "edges that were seen": 0.91,
}
"""What must happen of what is found; a test does not take every way, nor delete what has rows hanging on it."""


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Part]:
    """All that is compared, by name; the table and the misses are printed."""
    subject = bundled(tmp_path_factory.mktemp("running"))
    run(subject)
    found = compare(subject)
    print(*table(subject, found), listing(subject, found)["missed"], sep="\n")
    return {part.name: part for part in found}


@pytest.mark.parametrize("name", RECALL)
def test_recall(parts: dict[str, Part], name: str) -> None:
    """Of what happens, at least the share that is found today is found."""
    assert len(parts[name].seen) > 20
    assert parts[name].recall.value >= RECALL[name]


@pytest.mark.parametrize("name", PRECISION)
def test_precision(parts: dict[str, Part], name: str) -> None:
    """Of what is found, at least the share that happens today happens."""
    assert parts[name].precision.value >= PRECISION[name]
