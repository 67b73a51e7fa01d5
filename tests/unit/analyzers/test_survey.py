"""A survey knows what is there by its bytes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from analyzers.options import TreeOptions
from analyzers.survey import survey

FILES = {"a.py": "x = 1\n", "pkg/b.py": "", "notes.txt": "no source"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with two source files."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def identity(root: Path, *others: str) -> str:
    """What the present state is known by."""
    return survey(root).identity(*others)


def test_files_have_digests_of_their_contents(root: Path) -> None:
    """Sorted by path; equal contents have equal digests."""
    (root / "c.py").write_text("x = 1\n", encoding="utf-8")
    found = {file.path: content for file, content in survey(root).files}
    assert list(found) == ["a.py", "c.py", "pkg/b.py"]
    assert found["a.py"] == found["c.py"] != found["pkg/b.py"]


def test_identity_is_that_of_contents(root: Path) -> None:
    """Neither times nor files that are no source count; each edit, move, new file and other word does."""
    first = identity(root)
    os.utime(root / "a.py", (0, 0))
    (root / "notes.txt").write_text("other", encoding="utf-8")
    assert identity(root) == first
    assert identity(root, "src") != first
    (root / "a.py").write_text("x = 2\n", encoding="utf-8")
    edited = identity(root)
    (root / "a.py").rename(root / "c.py")
    moved = identity(root)
    (root / "d.py").touch()
    assert len({first, edited, moved, identity(root)}) == 4


def test_what_cannot_be_read_is_part_of_the_identity(root: Path) -> None:
    """It is a blind spot of the result, so a file that becomes too large or gets lost changes it."""
    small = survey(root, TreeOptions(max_bytes=3))
    assert [(one.path, one.reason) for one in small.unread] == [("a.py", "too_large")]
    assert small.identity() != identity(root)
    smaller = survey(root, TreeOptions(max_bytes=2))
    assert smaller.identity() != small.identity()


def test_excluded_files_are_not_surveyed(root: Path) -> None:
    """As if they were not there."""
    (root / "c.py").touch()
    assert (
        survey(root, TreeOptions(exclude=("c.py",))).identity()
        == survey(root, TreeOptions(exclude=("c.*",))).identity()
    )
    assert [file.path for file, _ in survey(root, TreeOptions(exclude=("c.py",))).files] == ["a.py", "pkg/b.py"]


def test_a_root_that_is_no_folder_raises(root: Path) -> None:
    """The errors of the system tell a file from a missing path."""
    with pytest.raises(NotADirectoryError):
        survey(root / "a.py")
    with pytest.raises(FileNotFoundError):
        survey(root / "missing")
