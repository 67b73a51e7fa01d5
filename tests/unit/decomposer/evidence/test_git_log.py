"""What `git log` says is read as it stands, from any repository, without running anything that the repository names."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from decomposer.evidence.git_log import FileChange, Hunk, Log, read_changes, read_log
from decomposer.evidence.history import mine
from decomposer.evidence.tally import Tally
from decomposer.model.evidence import Skipped
from tests.fakes.histories import Step, Tree, edit, function, git, plant_history, program_of

TREE: Tree = {"shop/a.py": {"one": function("one"), "two": function("two")}, "b.py": {"three": function("three")}}


def steps(number: int = 3) -> list[Step]:
    """A first commit, and others that change `shop.a.one` and `b.three`."""
    found = [Step(TREE, subject="Begin")]
    for _ in range(number - 1):
        tree = edit(edit(found[-1].tree, "shop/a.py", "one", "grow"), "b.py", "three", "change")
        found.append(Step(tree, (len(found),), "Grace", "Change one and three"))
    return found


def skipped(log: Log, tree: Tree) -> tuple[Skipped, ...]:
    """What is not used of a log."""
    tally = Tally()
    mine(log, program_of(tree), tally)
    return tally.skipped()


class Memory:
    """A store in memory that counts."""

    def __init__(self, damage: bytes | None = None) -> None:
        """`damage` is found instead of what was kept."""
        self.kept: dict[str, bytes] = {}
        self.damage = damage

    def find(self, identity: str) -> bytes | None:
        """What was kept."""
        return self.damage or self.kept.get(identity)

    def keep(self, identity: str, data: bytes) -> None:
        """Keeps."""
        self.kept[identity] = data


def test_commits_are_read(tmp_path: Path) -> None:
    """Children come before parents, each with its author, its subject and its hunks."""
    log = read_log(plant_history(tmp_path, steps(2)))
    newest, oldest = log.changes
    assert (newest.author, newest.subject, newest.parents) == ("Grace", "Change one and three", (oldest.id,))
    assert oldest.files[""] == (
        FileChange(None, "b.py", (Hunk(0, 0, 1, 5),)),
        FileChange(None, "shop/a.py", (Hunk(0, 0, 1, 10),)),
    )
    assert newest.files[oldest.id][1] == FileChange("shop/a.py", "shop/a.py", (Hunk(2, 0, 3, 1),))


@pytest.mark.parametrize(
    "name", ["with space.py", "umlaut ä.py", 'quo"te.py', "tab\there.py", "line\nfeed.py", "back\\slash.py"]
)
def test_any_file_name(tmp_path: Path, name: str) -> None:
    """A path is what it is, however git writes it."""
    git(tmp_path, "init", "-q")
    (tmp_path / name).write_text("one()\n", encoding="utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "Begin")
    (change,) = read_log(tmp_path).changes
    assert change.files[""] == (FileChange(None, name, (Hunk(0, 0, 1, 1),)),)


def test_text_that_looks_like_a_log(tmp_path: Path) -> None:
    """Lines of files and of messages that look like commits, hunks and paths are text."""
    git(tmp_path, "init", "-q")
    text = f"commit {'0' * 40}\n+++ b/x.py\n@@ -1 +1 @@\n"
    (tmp_path / "a.py").write_text(f"'''\n{text}-- a/y.py\n++ b/y.py\n'''", encoding="utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", f"Begin\n\n{text}")
    (change,) = read_log(tmp_path).changes
    assert change.files[""] == (FileChange(None, "a.py", (Hunk(0, 0, 1, 7),)),)
    assert change.subject == "Begin"


def test_renames_are_followed(tmp_path: Path) -> None:
    """What changed together under an old name counts for the file of today."""
    found = steps(3)
    moved: Tree = {"shop/z.py": found[-1].tree["shop/a.py"], "b.py": found[-1].tree["b.py"]}
    history = mine(read_log(plant_history(tmp_path, [*found, Step(moved, (3,))])), program_of(moved), Tally())
    assert {(one.one, one.other): len(one.commits) for one in history.co_changes}["b.three", "shop.z.one"] == 3


def test_subfolder_of_a_repository(tmp_path: Path) -> None:
    """Paths count from the analysed folder, and what lies outside of it is not there."""
    plant_history(tmp_path, steps())
    log = read_log(tmp_path / "shop")
    assert [file.new for change in log.changes for files in change.files.values() for file in files] == ["a.py"] * 3


def test_shallow_clone(tmp_path: Path) -> None:
    """The oldest commit of a shallow clone seems to make everything: it is left out, and said so."""
    plant_history(tmp_path / "origin", steps(4))
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{tmp_path / 'origin'}", "clone")
    log = read_log(tmp_path / "clone")
    assert (len(log.changes), log.is_shallow) == (2, True)
    assert [(one.reason, one.number) for one in skipped(log, steps()[-1].tree)] == [
        ("is the oldest one of a shallow clone", 1)
    ]


def test_mass_commits_merges_and_others_are_left_out(tmp_path: Path) -> None:
    """Each commit that is not used has its reason, with the first of them."""
    big: Tree = TREE | {f"m{number}.py": {"f": function("f")} for number in range(31)}
    after = edit(big, "b.py", "three", "change")
    found = [Step(TREE), Step(big, (1,), subject="Import"), Step(after, (2,)), Step(after, (3, 1), subject="Merge")]
    log = read_log(plant_history(tmp_path, [*found, Step(after, (4,), subject="Nothing")]))
    assert {(one.reason, one.number, one.detail) for one in skipped(log, after)} == {
        ("changes more than 30 files or definitions", 1, "Import"),
        ("merges commits that are counted themselves", 1, "Merge"),
        ("changes no Python file", 1, "Nothing"),
    }


def test_no_repository(tmp_path: Path) -> None:
    """A folder without a history is none that fails."""
    assert read_log(tmp_path) == Log(problem="there is no git repository")


def test_no_commits(tmp_path: Path) -> None:
    """Nor is a repository that has just begun."""
    git(tmp_path, "init", "-q")
    assert read_log(tmp_path) == Log(problem="the repository has no commits")


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor a machine without git."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_log(tmp_path) == Log(problem="git is not installed")


def test_broken_history(tmp_path: Path) -> None:
    """Of a history that breaks off, the newer part is used."""
    plant_history(tmp_path, steps(4))
    broken = git(tmp_path, "rev-parse", "HEAD~2").strip()
    (tmp_path / ".git" / "objects" / broken[:2] / broken[2:]).unlink()
    log = read_log(tmp_path)
    assert log.problem == "git stopped before the end of the history"
    assert "fatal" in log.detail
    assert len(log.changes) < 4


def test_broken_head(tmp_path: Path) -> None:
    """A repository whose files are damaged is told with what git says of it."""
    plant_history(tmp_path, steps(1))
    (tmp_path / ".git" / "config").write_text("[core\n", encoding="utf-8")
    log = read_log(tmp_path)
    assert log.problem == "git cannot read the repository"
    assert "bad config" in log.detail


def test_nothing_of_the_repository_runs(tmp_path: Path) -> None:
    """No program that the configuration or the attributes of a repository name is started."""
    plant_history(tmp_path, steps())
    trap, mark = tmp_path / "trap.sh", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch '{mark}'\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    settings = {
        "core.fsmonitor": trap,
        "core.pager": trap,
        "core.sshCommand": trap,
        "core.alternateRefsCommand": trap,
        "core.hooksPath": tmp_path,
        "diff.external": trap,
        "diff.x.command": trap,
        "diff.x.textconv": trap,
        "filter.x.clean": trap,
        "filter.x.smudge": trap,
        "gpg.program": trap,
        "log.showSignature": "true",
        "pager.log": trap,
        "remote.origin.url": f"ext::{trap}",
        "remote.origin.promisor": "true",
        "protocol.ext.allow": "always",
        "alias.log": f"!{trap}",
    }
    for name, value in settings.items():
        git(tmp_path, "config", name, str(value))
    git(tmp_path, "config", "extensions.partialClone", "origin")
    (tmp_path / ".gitattributes").write_text("*.py diff=x filter=x\n", encoding="utf-8")
    (tmp_path / ".git" / "info").mkdir(exist_ok=True)
    (tmp_path / ".git" / "info" / "attributes").write_text("*.py diff=x filter=x\n", encoding="utf-8")
    log = read_log(tmp_path)
    assert len(log.changes) == 3
    assert log.changes[0].files
    assert not mark.exists()
    git(tmp_path, "config", "--unset", "diff.external")
    git(tmp_path, "-c", "log.showSignature=false", "--no-pager", "log", "-p")
    assert mark.exists(), "the trap works: a plain `git log` springs it"


def test_environment_of_the_caller_is_not_handed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside a hook of another repository, the folder's own one is read."""
    plant_history(tmp_path / "mine", steps(2))
    plant_history(tmp_path / "other", steps(4))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    assert len(read_log(tmp_path / "mine").changes) == 2


def test_history_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run takes the same log from the store, also where it could not be read again."""
    folder, store = plant_history(tmp_path, steps()), Memory()
    first = read_log(folder, store)
    (data,) = store.kept.values()
    monkeypatch.setattr("decomposer.evidence.git_log._LOG", ("log", "--no-such-option"))
    assert read_log(folder, store) == first
    assert data
    assert read_log(folder, Memory()).problem == "git stopped before the end of the history"


def test_damaged_store_is_a_miss(tmp_path: Path) -> None:
    """What is kept and cannot be read is read anew."""
    assert len(read_log(plant_history(tmp_path, steps()), Memory(b"\xc1")).changes) == 3


def test_store_that_cannot_keep(tmp_path: Path) -> None:
    """A store that cannot be written costs nothing but time."""

    class Full(Memory):
        def keep(self, identity: str, data: bytes) -> None:
            raise OSError(f"no room for {len(data)} bytes of {identity}")

    assert len(read_log(plant_history(tmp_path, steps()), Full()).changes) == 3


def test_paths_that_cannot_be_kept(tmp_path: Path) -> None:
    """A history with a path that is no UTF-8 is read, though it cannot be kept."""
    git(tmp_path, "init", "-q")
    (tmp_path / os.fsdecode(b"caf\xe9.py")).write_text("one()\n", encoding="utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "Begin")
    store = Memory()
    (change,) = read_log(tmp_path, store).changes
    assert change.files[""] == (FileChange(None, os.fsdecode(b"caf\xe9.py"), (Hunk(0, 0, 1, 1),)),)
    assert store.kept == {}


def test_log_that_ends_in_a_hunk() -> None:
    """A log that was cut off gives what was there."""
    lines = [
        f"commit {'a' * 40}\n",
        "author A <a> 1 +0000\n",
        "\n",
        "    S\n",
        "--- a/a.py\n",
        "+++ b/a.py\n",
        "@@ -1,9 +1,9 @@\n",
    ]
    (change,) = read_changes(line.encode() for line in [*lines, "-x\n"])
    assert change.files[""] == (FileChange("a.py", "a.py", (Hunk(1, 9, 1, 9),)),)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_repository_of_somebody_else(tmp_path: Path) -> None:
    """Git's own refusal stands."""
    plant_history(tmp_path, steps(1))
    for path in (tmp_path, *tmp_path.rglob("*")):
        shutil.chown(path, 12345, 12345)
    assert read_log(tmp_path).problem == "the repository belongs to somebody else"
