"""This project keeps the boundaries that it gave itself."""

from __future__ import annotations

import pytest

from tests.fakes.shops import Call
from tests.source_tree import PROJECT


def test_own_boundaries(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """`decomposer check .` passes here."""
    monkeypatch.chdir(PROJECT)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    code, out, err = call("check", ".", "--quiet")
    assert (code, err) == (0, ""), out
