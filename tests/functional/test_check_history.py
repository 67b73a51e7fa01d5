"""`baseline status`: how much was accepted at which commit."""

from __future__ import annotations

import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.command_line import tree
from tests.fakes.repositories import commit, git
from tests.fakes.shops import Call, edit
from tests.tools import require_tool


@pytest.fixture
def history(shop: Path, call: Call) -> Path:
    """Three findings are accepted in one commit, one goes in another one, the other two in a branch that is merged."""
    require_tool("git")
    git(shop, "init", "--quiet", "--initial-branch=main")
    (shop / ".gitignore").write_text(".decomposer-cache\n")
    commit(shop, "2030-01-01")
    call("baseline", "write", "project")
    commit(shop, "2030-01-02")
    edit(shop / "project/orders/views.py", "    session.add(Invoice(order=order))\n", "    return Invoice\n")
    call("baseline", "shrink", "project")
    commit(shop, "2030-01-03")
    git(shop, "checkout", "--quiet", "-b", "branch")
    (shop / "project/orders/views.py").write_text("")
    call("baseline", "shrink", "project")
    commit(shop, "2030-01-04")
    git(shop, "checkout", "--quiet", "main")
    git(shop, "merge", "--quiet", "--no-ff", "branch", day="2030-01-05")
    return shop


def test_history(history: Path, call: Call) -> None:
    """Each commit of the branch that is checked out stands in a row, and in the picture; nothing else is touched."""
    before = {name: data for name, data in tree(history).items() if "cache" not in name}
    code, out, err = call("baseline", "status", "project", "--plot", "out/debt.svg")
    rows = [line.split(" | ") for line in out.split("Of which |\n")[1].splitlines()[1:]]
    assert (code, err) == (0, "")
    assert [(row[0], *row[2:]) for row in rows] == [
        ("| 2030-01-02", "3", "+3", "`billing` +3 |"),
        ("| 2030-01-03", "1", "-2", "`billing` -2 |"),
        ("| 2030-01-05", "0", "-1", "`billing` -1 |"),
    ]
    after = {name: data for name, data in tree(history).items() if "cache" not in name}
    picture = ET.fromstring(after.pop("out/debt.svg"))  # noqa: S314  # our own text
    assert picture.find("{*}title").text == "Accepted findings: 3 to 0"  # type: ignore[union-attr]  # it is there
    assert after == before


def test_files_that_are_no_baseline(history: Path, call: Call) -> None:
    """What a commit broke counts for nothing; its history goes on."""
    (history / "baseline").mkdir(exist_ok=True)
    (history / "baseline/billing.toml").write_text("<<<<<<< HEAD\n")
    commit(history, "2030-01-06")
    (history / "baseline/billing.toml").unlink()
    call("baseline", "write", "project")
    commit(history, "2030-01-07")
    code, out, _ = call("baseline", "status", "project")
    assert (code, "2030-01-06" in out, "2030-01-05" in out) == (0, False, True)


def test_a_shallow_clone(history: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says that older commits are not there."""
    source = (history / ".git").as_uri()
    command = ["git", "clone", "--quiet", "--depth=1", "--branch=branch", source, "clone"]
    subprocess.run(command, cwd=history, check=True)  # as found
    monkeypatch.chdir(history / "clone")
    code, _, err = call("baseline", "status", "project")
    assert (code, err) == (0, "History of the baseline: the clone is shallow: older commits are not there.\n")


def test_a_clone_without_older_files(history: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says so, and nothing is told of commits."""
    git(history, "config", "uploadpack.allowFilter", "true")
    git(history, "clone", "--quiet", "--filter=blob:none", "--branch=branch", (history / ".git").as_uri(), "clone")
    monkeypatch.chdir(history / "clone")
    code, _, err = call("baseline", "status", "project")
    problem = "the clone lacks older files: it was made with `--filter`"
    assert (code, err) == (0, f"History of the baseline: {problem}.\n")


def test_no_repository(shop: Path, call: Call) -> None:
    """One line says so, and the table of today is printed."""
    call("baseline", "write", "project")
    code, out, err = call("baseline", "status", "project")
    assert (code, err) == (0, "History of the baseline: there is no git repository.\n")
    assert "| all |  | 3 | 0 | 0 |" in out
    git(shop, "init", "--quiet")
    assert call("baseline", "status", "project")[2] == "History of the baseline: the repository has no commits.\n"
