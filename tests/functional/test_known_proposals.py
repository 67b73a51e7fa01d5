"""What was looked for once is not looked for again."""

from __future__ import annotations

from pathlib import Path

import pytest

from decomposer.job import Settings, Silence
from decomposer.pipeline import explain, propose_text

SOURCE = """
def place(order):
    return bill(order)


def bill(order):
    return order
"""


class Stages(Silence):
    """Notes the stages of a run."""

    def __init__(self) -> None:
        """None yet."""
        self.told: list[str] = []

    def stage(self, name: str) -> None:
        """One more."""
        self.told.append(name)

    def searches(self) -> int:
        """How often services were looked for; forgets all stages."""
        number = self.told.count("Looking for services")
        self.told.clear()
        return number


def test_a_proposal_is_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as the program, the settings and what is asked for are the same, and the cache may be used."""
    monkeypatch.chdir(tmp_path)
    root, stages = tmp_path / "shop", Stages()
    root.mkdir()
    (root / "orders.py").write_text(SOURCE, "utf-8")
    settings = Settings(root, jobs=1)
    first = explain(settings, stages, "orders.place")
    assert stages.searches() == 1
    assert explain(settings, stages, "orders.place") == first
    assert propose_text(settings, stages, "partition")
    assert stages.searches() == 0
    (root / "decomposer.toml").write_text("seed = 5\n", "utf-8")
    explain(settings, stages, "orders.place")
    assert stages.searches() == 1
    (root / "orders.py").write_text(f"{SOURCE}\n\ndef cancel(order):\n    return bill(order)\n", "utf-8")
    explain(settings, stages, "orders.place")
    assert stages.searches() == 1
    explain(Settings(root, jobs=1, use_cache=False), stages, "orders.place")
    assert stages.searches() == 1
