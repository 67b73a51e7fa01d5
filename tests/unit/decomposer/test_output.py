"""The output folder is replaced as a whole, and never when it is somebody else's."""

from __future__ import annotations

import fcntl
import json
import os
from pathlib import Path

import pytest

from decomposer.errors import OutputError
from decomposer.model import Artifact
from decomposer.output import open_output, write_output

FILES = [Artifact("boundaries.toml", "a = 1\n"), Artifact("gateway/step-00/nginx.conf", "events {}\n")]


def write(path: Path, files: list[Artifact]) -> None:
    """Write these files into the folder."""
    write_output(open_output(path), "decomposer test", files)


def content(folder: Path) -> dict[str, str]:
    """All files below the folder."""
    return {
        found.relative_to(folder).as_posix(): found.read_text(encoding="utf-8")
        for found in sorted(folder.rglob("*"))
        if found.is_file()
    }


def test_new_folder(tmp_path: Path) -> None:
    """All files are there, the marker names them, and nothing is left beside the folder."""
    write(tmp_path / "deep" / "out", FILES)
    found = content(tmp_path / "deep" / "out")
    assert json.loads(found.pop("decomposer.json"))["files"] == [
        "boundaries.toml",
        "decomposer.json",
        "gateway/step-00/nginx.conf",
    ]
    assert found == {file.path: file.text for file in FILES}
    assert [one.name for one in (tmp_path / "deep").iterdir()] == ["out"]


def test_second_run_replaces_our_files_and_keeps_others(tmp_path: Path) -> None:
    """A file of an earlier run that is not written again goes; notes that people put there stay."""
    write(tmp_path / "out", FILES)
    (tmp_path / "out" / "gateway" / "notes.txt").write_text("mine", encoding="utf-8")
    write(tmp_path / "out", [Artifact("plan.md", "new\n")])
    assert sorted(content(tmp_path / "out")) == ["decomposer.json", "gateway/notes.txt", "plan.md"]


def test_edited_boundaries_are_noticed(tmp_path: Path) -> None:
    """Only a changed boundary file counts as edited, and it still does after the next run."""
    out = tmp_path / "out"
    write(out, FILES)
    assert open_output(out).edited_boundaries is None
    (out / "boundaries.toml").write_text("a = 2\n", encoding="utf-8")
    assert open_output(out).edited_boundaries == "a = 2\n"
    write(out, [Artifact("boundaries.toml", "a = 2\n")])
    assert open_output(out).edited_boundaries == "a = 2\n"


def test_folder_of_somebody_else(tmp_path: Path) -> None:
    """A folder with files and without our marker, a broken marker included, is refused and left alone."""
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    for marker in (None, "{}", "[", '{"name": "decomposer"}'):
        if marker is not None:
            (tmp_path / "decomposer.json").write_text(marker, encoding="utf-8")
        with pytest.raises(OutputError, match="holds files of somebody else"):
            open_output(tmp_path)


def test_file_and_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is no folder; the current folder would vanish below people's feet."""
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="is a file"):
        open_output(tmp_path / "out")
    with pytest.raises(OutputError, match="cannot be used"):
        open_output(tmp_path / "out" / "below")
    (tmp_path / "project" / "src").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "project")
    for folder in (Path(), Path("..")):
        with pytest.raises(OutputError, match="holds the current folder"):
            open_output(folder)


def test_folder_that_holds_the_source(tmp_path: Path) -> None:
    """The source would be moved about with the folder, so neither it nor a folder around it can be the output."""
    source = tmp_path / "out" / "source"
    write(tmp_path / "out", FILES)
    source.mkdir()
    for folder in (source, tmp_path / "out"):
        with pytest.raises(OutputError, match="holds the source code"):
            open_output(folder, source)
    assert open_output(source / "out", source).marker is None


def test_failed_write_leaves_the_old_folder(tmp_path: Path) -> None:
    """When a file cannot be written, the good folder is untouched and no temporary one is left."""
    out = tmp_path / "out"
    write(out, FILES)
    before = content(out)
    with pytest.raises(OutputError, match="cannot be written"):
        write(out, [Artifact("plan.md", "new"), Artifact("plan.md/below", "impossible")])
    assert content(out) == before
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_killed_between_two_renames(tmp_path: Path) -> None:
    """The old folder, moved aside by a run that was then killed, is put back."""
    out = tmp_path / "out"
    write(out, FILES)
    before = content(out)
    out.rename(tmp_path / ".out.old")
    assert open_output(out).marker is not None
    assert content(out) == before


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    """A half-written folder beside the output goes, but not that of a run at work, nor one of another name."""
    left, working, other = (
        tmp_path / name for name in (".out.abcd_123.new", ".out.abcd_456.new", ".other.abcd_123.new")
    )
    for folder in (left, working, other):
        write(folder, FILES)
    descriptor = os.open(working, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    write(tmp_path / "out", FILES)
    os.close(descriptor)
    assert sorted(one.name for one in tmp_path.iterdir()) == [other.name, working.name, "out"]


def test_boundaries_that_are_no_text(tmp_path: Path) -> None:
    """A boundary file in another encoding is refused with what to do."""
    out = tmp_path / "out"
    write(out, FILES)
    (out / "boundaries.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(OutputError, match="save it as UTF-8"):
        open_output(out)
