"""The repository's layout: the parts that people and tools rely on are where they look for them."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest

from tests.source_tree import PACKAGES, PROJECT, package_files, relative

TOP_LEVEL = {"analyzers", "decomposer", "docs", "fixtures", "notebooks", "tests"}


def project_table() -> dict[str, object]:
    """The `[project]` table of pyproject.toml."""
    table: dict[str, object] = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    return table


@pytest.mark.parametrize("folder", sorted(TOP_LEVEL))
def test_top_level_folder_exists(folder: str) -> None:
    """The top level is fixed: a newcomer finds each part by its name."""
    assert (PROJECT / folder).is_dir()


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_are_typed(package: str) -> None:
    """Users' type checkers read our hints only when the marker is there."""
    assert (PROJECT / package / "py.typed").is_file()


def test_every_folder_of_a_package_is_a_package() -> None:
    """A folder without `__init__.py` would be missing from tools that walk packages."""
    bare = {relative(path.parent) for path in package_files() if not (path.parent / "__init__.py").is_file()}
    assert bare == set()


def test_licence_is_complete() -> None:
    """The licence that is declared is the one that is shipped, in full."""
    text = (PROJECT / "LICENSE").read_text("utf-8")
    assert project_table()["license"] == "Apache-2.0"
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text


@pytest.mark.parametrize("script", ["run", "create-venv", "install-tools"])
def test_ci_scripts_can_be_run(script: str) -> None:
    """The scripts are called by path, so each is executable and names its interpreter."""
    path = PROJECT / ".ci" / script
    assert os.access(path, os.X_OK)
    assert path.read_text("utf-8").startswith("#!")


def test_ci_runs_what_people_run() -> None:
    """Continuous integration calls `make test` and nothing else, so that both give the same answer."""
    script = (PROJECT / ".ci" / "run").read_text("utf-8")
    assert re.findall(r"^(?:exec )?make .*$", script, re.MULTILINE) == ["exec make test"]


def test_every_test_file_is_collected() -> None:
    """A test in a file with another name would never run."""
    folders = [PROJECT / "tests" / kind for kind in ("unit", "property", "functional")]
    misnamed = [
        relative(path)
        for folder in folders
        for path in sorted(folder.rglob("*.py"))
        if "def test_" in path.read_text("utf-8") and not path.name.startswith("test_")
    ]
    assert misnamed == []


def test_file_names_work_everywhere() -> None:
    """Two files that differ only in case cannot both be checked out on every system."""
    names = [relative(path).lower() for path in package_files()]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9_]+\.py", Path(name).name) for name in names)
