"""Files that were edited since the newest commit are seen against it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from decomposer.evidence import gather
from decomposer.evidence.git_log import FileChange, Hunk
from decomposer.evidence.work_tree import read_edits
from decomposer.model.evidence import EvidenceFiles
from tests.fakes.histories import Step, Tree, edit, function, git, new_line, plant_history, program_of, source

TREE: Tree = {"shop/a.py": {"one": function("one"), "two": function("two")}, "b.py": {"three": function("three")}}


def history() -> list[Step]:
    """Three commits; two change `shop.a.two` and `b.three`."""
    steps = [Step(TREE)]
    for _ in range(2):
        tree = edit(edit(steps[-1].tree, "shop/a.py", "two", "change"), "b.py", "three", "change")
        steps.append(Step(tree, (len(steps),)))
    return steps


def test_edited_files_are_taken_back(tmp_path: Path) -> None:
    """Lines that were added above a function since the newest commit do not move its past to another one."""
    plant_history(tmp_path, history())
    tree = history()[-1].tree
    ahead = {"zero": function("zero", 7), **tree["shop/a.py"], "new": function("new")}
    now: Tree = {"b.py": tree["b.py"], "shop/a.py": ahead}
    committed = git(tmp_path, "show", "HEAD:shop/a.py").splitlines()
    lines = {"zero": ahead["zero"], "one": tuple(committed[:5]), "two": tuple(committed[5:]), "new": ahead["new"]}
    (tmp_path / "shop" / "a.py").write_text(source(lines), "utf-8")
    seen = gather(program_of(now), EvidenceFiles(git=True), tmp_path)
    assert {(one.one, one.other): len(one.commits) for one in seen.co_changes}["b.three", "shop.a.two"] == 3
    assert not any("zero" in one.definition or "new" in one.definition for one in seen.churn)


def test_hunks(tmp_path: Path) -> None:
    """A hunk says which lines became which, with and without lines on either side."""
    plant_history(tmp_path, history())
    file = tmp_path / "b.py"
    old = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([new_line(), *old[:1], *old[2:4], new_line(), ""]), "utf-8")
    assert read_edits(tmp_path, ["b.py"]) == (
        FileChange("b.py", "b.py", (Hunk(0, 0, 1, 1), Hunk(2, 1, 2, 0), Hunk(5, 1, 5, 1))),
    )


def test_ends_of_lines_do_not_count(tmp_path: Path) -> None:
    """A file with other ends of lines is not edited, nor is one that is as it was, or that git does not have."""
    plant_history(tmp_path, history())
    file = tmp_path / "b.py"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    (tmp_path / "new.py").write_text("x = 1\n", "utf-8")
    assert read_edits(tmp_path, ["b.py", "shop/a.py", "new.py", "gone.py"]) == ()


def test_subfolder(tmp_path: Path) -> None:
    """Paths count from the analysed folder."""
    plant_history(tmp_path, history())
    (tmp_path / "shop" / "a.py").write_text("x = 1\n", "utf-8")
    assert [one.new for one in read_edits(tmp_path / "shop", ["a.py", "b.py"])] == ["a.py"]


def test_other_names_of_objects(tmp_path: Path) -> None:
    """A repository may name its objects by SHA-256."""
    git(tmp_path, "init", "-q", "--object-format=sha256")
    (tmp_path / "a.py").write_text("x = 1\n", "utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "Begin")
    assert read_edits(tmp_path, ["a.py"]) == ()


@pytest.mark.parametrize("broken", ["repository", "git", "file"])
def test_what_cannot_be_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    """Without a repository, without git, or without the file there are no edits."""
    plant_history(tmp_path, history())
    if broken == "repository":
        shutil.rmtree(tmp_path / ".git")
    elif broken == "git":
        monkeypatch.setenv("PATH", str(tmp_path))
    else:
        (tmp_path / "b.py").unlink()
    assert read_edits(tmp_path, ["b.py"]) == ()
