"""`check --since`: what was added since a commit, without touching the work tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import tree
from tests.fakes.repositories import commit, git
from tests.fakes.shops import Call, edit
from tests.tools import require_tool


@pytest.fixture
def committed(shop: Path) -> Path:
    """The shop, in a repository with one commit."""
    require_tool("git")
    git(shop, "init", "--quiet", "--initial-branch=main")
    (shop / ".gitignore").write_text(".decomposer-cache\n")
    commit(shop)
    return shop


def test_only_what_was_added_is_new(committed: Path, call: Call) -> None:
    """What the commit had is known, without any baseline; numbers stand beside those of then."""
    code, out, _ = call("check", "project", "--since", "HEAD")
    assert (code, out.splitlines()[-1]) == (0, "The boundaries hold: 0 new, 3 known, 0 gone.")
    edit(
        committed / "project/billing/models.py",
        "    order = Column(Integer)\n",
        "    order = Column(Integer)\n\ndef due():\n    pass\n",
    )
    edit(committed / "project/orders/views.py", "import Invoice\n", "import Invoice, due\n")
    edit(committed / "project/orders/views.py", "    api.charge(order)\n", "    api.charge(order)\n    due()\n")
    before = {name: data for name, data in tree(committed).items() if not name.startswith(".decomposer-cache")}
    code, out, _ = call("check", "project", "--since", "HEAD")
    assert {name: data for name, data in tree(committed).items() if not name.startswith(".decomposer-cache")} == before
    assert (code, "foreign-call: orders calls billing.models.due of billing" in out) == (1, True)
    assert "  orders -> billing: 3 calls (2 before, +1), 3 imports (2 before, +1), 1 write" in out
    assert out.splitlines()[-1] == "2 findings to look at: 2 new, 3 known, 0 gone."


def test_names_that_the_commit_did_not_have(committed: Path, call: Call) -> None:
    """Boundaries of today may claim what was not there then."""
    (committed / "project/billing/late.py").write_text("def f():\n    return 1\n")
    edit(committed / "boundaries.toml", 'owns = ["orders"]', 'owns = ["orders", "billing.late"]')
    assert call("check", "project", "--since", "HEAD")[0] == 0


def test_commits_that_are_not_there(committed: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """No such commit, a shallow clone, no repository: exit code 2, and what to do."""
    code, _, err = call("check", "project", "--since", "nowhere")
    assert (code, "There is no commit 'nowhere': fetch it" in err) == (2, True)
    assert call("check", "project", "--since", "--all")[0] == 2
    (committed / "project/new.py").write_text("")
    commit(committed)
    git(committed, "clone", "--quiet", "--depth=1", f"file://{committed}", "shallow")
    monkeypatch.chdir(committed / "shallow")
    code, _, err = call("check", "project", "--since", "HEAD~1")
    assert (code, "shallow" in err, "fetch-depth: 0" in err) == (2, True, True)


def test_a_clone_without_older_files(committed: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is fetched: it is said how to clone."""
    edit(committed / "project/billing/api.py", "return order", "return  order")
    commit(committed)
    git(committed, "config", "uploadpack.allowFilter", "true")
    git(committed, "clone", "--quiet", "--filter=blob:none", f"file://{committed}", "partial")
    monkeypatch.chdir(committed / "partial")
    code, _, err = call("check", "project", "--since", "HEAD~1")
    assert (code, "The clone lacks files of 'HEAD~1': make one without `--filter`" in err) == (2, True), err


def test_no_repository(shop: Path, call: Call) -> None:
    """There is nothing to compare with."""
    assert "is in no repository" in call("check", str(shop / "project"), "--since", "HEAD")[2]


def test_the_commit_is_read_once(committed: Path, call: Call) -> None:
    """What an older commit broke is remembered: another check since it reads the program of today only."""
    call("check", "project", "--since", "HEAD")
    (kept,) = committed.glob(".decomposer-cache/base-*")
    kept.write_bytes(b"")
    edit(committed / "project/billing/api.py", "def refund(order):", "def refund(order, some=1):")
    assert call("check", "project", "--since", "HEAD")[0] == 0
    assert kept.stat().st_size
    linked = len([*committed.glob(".decomposer-cache/program-*")])
    edit(committed / "project/billing/api.py", "some=1", "some=2")
    assert call("check", "project", "--since", "HEAD")[0] == 0
    assert len([*committed.glob(".decomposer-cache/program-*")]) == linked + 1
