"""The search for programs that tests need."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.tools import find_tool, require_tool

ABSENT = "no-such-program-for-decomposer"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program on the search path, and nothing else on it."""
    path = tmp_path / "gateway-of-the-test"
    path.symlink_to(sys.executable)
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    return path


def test_gives_the_path_of_an_installed_program(program: Path) -> None:
    """A program on the search path is found under its own name."""
    assert require_tool(program.name) == os.fspath(program)


def test_skips_without_the_program_on_a_persons_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Locally a missing program skips the test and says which one is missing."""
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=ABSENT):
        require_tool(ABSENT)


def test_fails_without_the_program_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    """In CI a missing program is a failure, so that no proof is left out unseen."""
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=ABSENT):
        require_tool(ABSENT)


def test_a_missing_program_has_no_path() -> None:
    """Asking without requiring gives None."""
    assert find_tool(ABSENT) is None
