"""The import contracts of pyproject.toml hold, and each of them notices the import it forbids."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.source_tree import PACKAGES, PROJECT

# For each contract the lines that break it, by the file they are planted in.
FORBIDDEN = {
    "one-way": {"analyzers/linking/planted.py": "import decomposer.errors"},
    "door": {"decomposer/planning/planted.py": "import analyzers.program"},
    "reading": {"analyzers/languages/planted.py": "import analyzers.linking"},
    "stages": {"decomposer/planning/planted.py": "import decomposer.gateway"},
    "terminal": {"decomposer/planning/planted.py": "import rich"},
    "graph-libraries": {"decomposer/gateway/planted.py": "import networkx"},
    "syntax": {"analyzers/linking/planted.py": "import ast"},
    "linked-facts": {"analyzers/frameworks/planted.py": "import analyzers.languages.python"},
    "readers": {
        "analyzers/frameworks/planted.py": "",
        "analyzers/frameworks/planted_too.py": "import analyzers.frameworks.planted",
    },
}


def contract_names() -> dict[str, str]:
    """Name of each import contract by its id."""
    configuration = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    return {contract["id"]: contract["name"] for contract in configuration["tool"]["importlinter"]["contracts"]}


def copy_project(target: Path) -> None:
    """Put the two packages and their configuration into the folder `target`."""
    shutil.copy(PROJECT / "pyproject.toml", target)
    for package in PACKAGES:
        shutil.copytree(PROJECT / package, target / package, ignore=shutil.ignore_patterns("__pycache__"))


def lint_imports(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What `lint-imports` says about the packages below `folder`."""
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache", "--no-logo", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_contracts_hold(tmp_path: Path) -> None:
    """The packages as they are break no contract."""
    copy_project(tmp_path)
    result = lint_imports(tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("contract", sorted(FORBIDDEN))
def test_contract_notices_a_forbidden_import(contract: str, tmp_path: Path) -> None:
    """A planted import breaks the contract that forbids it, and the report names both."""
    copy_project(tmp_path)
    for path, statement in FORBIDDEN[contract].items():
        (tmp_path / path).write_text(f"{statement}\n", "utf-8")
    result = lint_imports(tmp_path, "--contract", contract)
    assert result.returncode == 1, result.stdout + result.stderr
    assert f"{contract_names()[contract]} BROKEN" in " ".join(result.stdout.split())


@pytest.mark.parametrize(("package", "contract"), [("analyzers", "reading"), ("decomposer", "stages")])
def test_a_new_module_must_be_placed(package: str, contract: str, tmp_path: Path) -> None:
    """A module that no layer of its package names breaks the package's contract."""
    copy_project(tmp_path)
    (tmp_path / package / "unplaced.py").write_text('"""Somewhere."""\n', "utf-8")
    result = lint_imports(tmp_path, "--contract", contract)
    assert result.returncode == 1
    assert "unplaced" in result.stdout


def test_every_contract_is_tried() -> None:
    """A contract without a planted import could be one that never fails."""
    assert set(FORBIDDEN) == set(contract_names())
