"""Packages that people use, as they are installed here: all of their files are read and most calls understood."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from analyzers.program import Program
from analyzers.read import read_program

PACKAGES = {"celery": 0.80, "click": 0.80, "jinja2": 0.90, "rest_framework": 0.85}
"""Least share of call sites that must be resolved, to whatever: below what is measured today."""


def folder(package: str) -> Path:
    """Where a package is installed."""
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


@pytest.fixture(scope="module", params=sorted(PACKAGES))
def package(request: pytest.FixtureRequest) -> tuple[str, Program]:
    """Each package with what is read of it."""
    name = str(request.param)
    return name, read_program(folder(name), jobs=1)


def test_every_file_is_read(package: tuple[str, Program]) -> None:
    """No file of a package that works is refused, and none is taken for Python 2."""
    name, program = package
    paths = {path.relative_to(folder(name)).as_posix() for path in folder(name).rglob("*.py")}
    assert {module.path for module in program.modules} == paths
    assert {module.dialect for module in program.modules} == {"python3"}
    assert {module.name.partition(".")[0] for module in program.modules} == {name}


def test_most_calls_are_resolved(package: tuple[str, Program]) -> None:
    """The share of resolved call sites, printed, does not fall."""
    name, program = package
    counts = program.calls
    resolved = counts.project + counts.external + counts.builtin
    share = resolved / (resolved + counts.unresolved)
    print(f"{name}: {share:.3f} of {resolved + counts.unresolved} call sites; {counts.project} in the project")
    assert share >= PACKAGES[name]


def test_references_join_known_symbols(package: tuple[str, Program]) -> None:
    """Every reference inside the project leads from a symbol to a symbol, at a place in a file that was read."""
    name, program = package
    known = {symbol.id for symbol in program.symbols}
    inside = [r for r in program.references if r.scope == "project"]
    assert [r for r in inside if r.source not in known or (r.target not in known and r.kind != "import")] == []
    elsewhere = {r.location.path for r in inside} - {module.path for module in program.modules}
    assert [path for path in elsewhere if "templates/" not in path or not (folder(name) / path).is_file()] == []
