"""Discovery finds each source file once, and says what it left out and why."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzers.facts import UnreadFile
from analyzers.sources import Ignored, SourceFile, Sources, digest, discover, read_source

_NOBODY = 65534


def plant(root: Path, *paths: str, content: str = "") -> None:
    """Write files, with their folders, below a root."""
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")


def paths(sources: Sources) -> list[str]:
    """The paths of the files found."""
    return [file.path for file in sources.files]


def ignored(sources: Sources) -> dict[str, int]:
    """What was left out: reason to count."""
    return {item.reason: item.count for item in sources.ignored}


def unread(sources: Sources) -> list[tuple[str, str]]:
    """Path and reason of all that could not be looked at."""
    return [(file.path, file.reason) for file in sources.unread]


def test_finds_python_by_suffix_in_the_order_of_paths(tmp_path: Path) -> None:
    """Source is `.py` and `.pyw`, at any depth, with or without `__init__.py`, and nothing else."""
    plant(tmp_path, "b.py", "a/z.py", "a/b/c.pyw", "a.py", "notes.txt", "data.json", "stub.pyi", "x.pyc", "d.py/e.py")
    found = discover(tmp_path)
    assert paths(found) == ["a.py", "a/b/c.pyw", "a/z.py", "b.py", "d.py/e.py"]
    assert {file.language for file in found.files} == {"python"}
    assert (found.unread, found.ignored) == ((), ())


@pytest.mark.parametrize(
    ("first_line", "is_source"),
    [
        ("#!/usr/bin/env python\n", True),
        ("#!/usr/bin/python3.11 -u\n", True),
        ("#!/opt/pypy3", True),
        ("#!/bin/sh\n# python\n", False),
        ("#!/usr/bin/pythonish\n", False),
        ("python\n", False),
        ("", False),
    ],
)
def test_finds_scripts_by_their_first_line(tmp_path: Path, first_line: str, is_source: bool) -> None:
    """A file without suffix is source when its first line calls Python."""
    plant(tmp_path, "manage", content=first_line)
    assert paths(discover(tmp_path)) == (["manage"] if is_source else [])


def test_leaves_out_what_is_no_source_by_convention(tmp_path: Path) -> None:
    """Folders of tools, environments and copies are counted, not entered."""
    plant(tmp_path, "app.py", ".git/hooks/x.py", ".hg/x.py", "CVS/x.py", "pkg/__pycache__/x.py", ".hidden.py")
    plant(tmp_path, ".venv/x.py", "venv/pyvenv.cfg", "venv/lib/x.py", "lib/python3/site-packages/x.py", ".tox/x.py")
    plant(tmp_path, "web/node_modules/gyp/x.py", "build/lib/x.py", "dist/x.py", "app.egg-info/x.py", ".nox/x.py")
    found = discover(tmp_path)
    assert paths(found) == ["app.py"]
    assert ignored(found) == {"build": 3, "cache": 1, "dependencies": 2, "environment": 1, "hidden": 4, "vcs": 3}
    assert list(found.ignored) == sorted(found.ignored, key=lambda item: item.reason)


def test_a_package_named_build_is_source(tmp_path: Path) -> None:
    """`build` and `dist` hold copies only where they are no packages."""
    plant(tmp_path, "build/__init__.py", "build/x.py", "dist/__init__.py")
    assert paths(discover(tmp_path)) == ["build/__init__.py", "build/x.py", "dist/__init__.py"]


def test_the_root_is_taken_as_given(tmp_path: Path) -> None:
    """Neither its name, nor what it holds, nor rules above it make the root itself unwanted."""
    plant(tmp_path, ".gitignore", content="*\n")
    root = tmp_path / "site-packages"
    plant(root, "pyvenv.cfg", "x.py")
    assert paths(discover(root)) == ["x.py"]


def test_honours_gitignore_at_each_level(tmp_path: Path) -> None:
    """Deeper rules win over higher ones, and nothing brings back what lies in an ignored folder."""
    plant(tmp_path, ".gitignore", content="*_gen.py\n/local/\n!kept/\nout/*\n!out/keep.py\n")
    plant(tmp_path, "pkg/.gitignore", content="!b_gen.py\n/x.py\n")
    plant(tmp_path, "local/.gitignore", content="!*\n")
    plant(tmp_path, "a_gen.py", "pkg/a_gen.py", "pkg/b_gen.py", "pkg/x.py", "pkg/sub/x.py", "local/a.py")
    plant(tmp_path, "pkg/local/a.py", "out/a.py", "out/keep.py")
    found = discover(tmp_path)
    assert paths(found) == ["out/keep.py", "pkg/b_gen.py", "pkg/local/a.py", "pkg/sub/x.py"]
    assert ignored(found) == {"gitignore": 5}


def test_leaves_out_what_people_exclude(tmp_path: Path) -> None:
    """Patterns mean what they mean in a `.gitignore` at the root; the tree's own rules still hold."""
    plant(tmp_path, ".gitignore", content="/gen.py\n")
    plant(tmp_path, "app.py", "gen.py", "legacy/a.py", "api_pb2.py", "keep_pb2.py", "pkg/legacy/b.py", "pkg/x_pb2.py")
    found = discover(tmp_path, ["/legacy", "*_pb2.py", "!keep_pb2.py", "!gen.py"])
    assert paths(found) == ["app.py", "keep_pb2.py", "pkg/legacy/b.py"]
    assert ignored(found) == {"excluded": 3, "gitignore": 1}


def test_a_gitignore_that_is_no_file_rules_nothing(tmp_path: Path) -> None:
    """Git does not follow a linked `.gitignore`, nor do we."""
    plant(tmp_path, "rules", content="*.py\n")
    plant(tmp_path, "a/x.py", "b/.gitignore/y.py", "b/x.py")
    (tmp_path / "a/.gitignore").symlink_to(tmp_path / "rules")
    assert paths(discover(tmp_path)) == ["a/x.py", "b/x.py"]


def test_links_inside_the_root_lead_nowhere_new(tmp_path: Path) -> None:
    """A file is found once, at its own place; loops of links end."""
    plant(tmp_path, "pkg/a.py", "notes.txt")
    (tmp_path / "again.py").symlink_to("pkg/a.py")
    (tmp_path / "twin").symlink_to("pkg")
    (tmp_path / "pkg/up").symlink_to("..")
    (tmp_path / "words").symlink_to("notes.txt")
    found = discover(tmp_path)
    assert paths(found) == ["pkg/a.py"]
    assert ignored(found) == {"link": 3}
    assert found.unread == ()


def test_links_that_lead_out_are_named(tmp_path: Path) -> None:
    """What lies outside of the root is not read, be it a file or a folder, and the place is not told."""
    root, outside = tmp_path / "root", tmp_path / "root-of-others"
    plant(root, "a.py")
    plant(outside, "x.py", "readme")
    (root / "x.py").symlink_to(outside / "x.py")
    (root / "shared").symlink_to(outside)
    (root / "readme").symlink_to(outside / "readme")
    found = discover(root)
    assert paths(found) == ["a.py"]
    assert unread(found) == [("shared", "link_outside"), ("x.py", "link_outside")]
    assert str(tmp_path) not in str(found.unread)


def test_broken_links_are_named_where_source_was_meant(tmp_path: Path) -> None:
    """A dangling link and a link to itself are unreadable source; other names do not matter."""
    (tmp_path / "gone.py").symlink_to("nowhere.py")
    (tmp_path / "self.py").symlink_to("self.py")
    (tmp_path / "gone").symlink_to("nowhere")
    assert unread(discover(tmp_path)) == [("gone.py", "unreadable"), ("self.py", "unreadable")]


def test_a_linked_root_is_followed(tmp_path: Path) -> None:
    """A root may be reached by a link; what it holds is inside."""
    plant(tmp_path / "real", "a.py", "pkg/b.py")
    (tmp_path / "real/again").symlink_to(tmp_path / "real/pkg")
    (tmp_path / "link").symlink_to("real")
    assert discover(tmp_path / "link") == discover(tmp_path / "real")


def test_special_files_are_not_opened(tmp_path: Path) -> None:
    """A fifo or socket with a source name is unreadable; opening it could wait forever."""
    os.mkfifo(tmp_path / "pipe.py")
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.py"))
        found = discover(tmp_path)
    assert unread(found) == [("pipe.py", "unreadable"), ("s.py", "unreadable")]
    assert {file.detail for file in found.unread} == {"not a regular file"}


def test_names_that_are_no_utf8_are_shown_escaped(tmp_path: Path) -> None:
    """The shown path can be written to any output, and the file can still be read."""
    raw = os.path.join(os.fsencode(tmp_path), b"caf\xe9.py")  # noqa: PTH118 - bytes
    try:
        os.close(os.open(raw, os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("the file system takes UTF-8 names only")
    (file,) = discover(tmp_path).files
    assert file.path == "caf\\xe9.py"
    assert read_source(file) == b""


def test_names_with_newlines_and_spaces_stay(tmp_path: Path) -> None:
    """A name may hold anything but a slash."""
    plant(tmp_path, "a b.py", "c\nd.py", "é.py")
    assert paths(discover(tmp_path)) == ["a b.py", "c\nd.py", "é.py"]


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    """Nothing found is no error here: who asked decides."""
    assert discover(tmp_path) == Sources((), (), ())


def test_a_root_that_is_no_folder_raises(tmp_path: Path) -> None:
    """A file, a missing path: the usual errors of the system."""
    plant(tmp_path, "a.py")
    with pytest.raises(NotADirectoryError):
        discover(tmp_path / "a.py")
    with pytest.raises(FileNotFoundError):
        discover(tmp_path / "b")


@pytest.fixture
def plain_folder() -> Iterator[Path]:
    """A folder in which permissions count: the superuser, who may read everything, becomes nobody for a while."""
    with tempfile.TemporaryDirectory() as name:
        superuser = os.geteuid() == 0
        if superuser:
            os.chown(name, _NOBODY, _NOBODY)
            os.seteuid(_NOBODY)
        yield Path(name)
        if superuser:
            os.seteuid(0)


def test_what_may_not_be_read_is_named(plain_folder: Path) -> None:
    """A folder, a `.gitignore` or a file without permission does not end the run."""
    plant(plain_folder, "open.py", "shut/a.py", "rules/.gitignore", "rules/b.py", "secret.py", "secret")
    for path in ("shut", "rules/.gitignore", "secret.py", "secret"):
        (plain_folder / path).chmod(0)
    found = discover(plain_folder)
    (plain_folder / "shut").chmod(0o700)
    assert unread(found) == [("rules/.gitignore", "unreadable"), ("shut", "unreadable")]
    assert paths(found) == ["open.py", "rules/b.py", "secret.py"]
    assert _reason(found.files[-1]) == "Permission denied"


def test_a_root_that_may_not_be_read_raises(plain_folder: Path) -> None:
    """Without its root there is nothing to say about a run."""
    plain_folder.chmod(0)
    with pytest.raises(PermissionError):
        discover(plain_folder)
    plain_folder.chmod(0o700)


def test_a_path_too_long_for_the_system_is_named(tmp_path: Path) -> None:
    """Folders nested beyond what one call can open are unreadable, not a crash."""
    home = Path.cwd()
    os.chdir(tmp_path)
    try:
        for _ in range(20):
            Path("d" * 250).mkdir()
            os.chdir("d" * 250)
        Path("deep.py").touch()
    finally:
        os.chdir(home)
    found = discover(tmp_path)
    assert paths(found) == []
    assert [file.reason for file in found.unread] == ["unreadable"]


def test_reads_up_to_the_limit(tmp_path: Path) -> None:
    """A file of just the allowed size is read, one byte more is too large."""
    plant(tmp_path, "a.py", content="12345")
    (file,) = discover(tmp_path).files
    assert read_source(file, max_bytes=5) == b"12345"
    assert read_source(file, max_bytes=4) == UnreadFile("a.py", "too_large", "larger than 4 bytes", 0)


def test_ten_megabytes_are_too_large_by_default(tmp_path: Path) -> None:
    """Generated files of that size are not read."""
    with (tmp_path / "big.py").open("wb") as stream:
        stream.truncate(10_000_000)
    (file,) = discover(tmp_path).files
    result = read_source(file)
    assert isinstance(result, UnreadFile)
    assert (result.reason, result.detail) == ("too_large", "larger than 5,000,000 bytes")


def test_a_file_that_changed_its_nature_is_unreadable(tmp_path: Path) -> None:
    """Between discovery and reading a file may vanish or become a fifo, a link or a folder."""
    gone = SourceFile("x.py", "python", os.fsencode(tmp_path / "x.py"))
    assert _reason(gone) == "No such file or directory"
    os.mkfifo(tmp_path / "x.py")
    assert _reason(gone) == "not a regular file"
    (tmp_path / "x.py").unlink()
    (tmp_path / "x.py").symlink_to("/etc/hostname")
    assert "symbolic links" in _reason(gone)
    (tmp_path / "x.py").unlink()
    (tmp_path / "x.py").mkdir()
    assert _reason(gone) == "Is a directory"


def _reason(file: SourceFile) -> str:
    result = read_source(file)
    assert isinstance(result, UnreadFile)
    assert result.reason == "unreadable"
    return result.detail


def test_digests_tell_contents_apart() -> None:
    """Equal bytes, equal digest; 32 hexadecimal digits."""
    assert digest(b"x") == digest(b"x") != digest(b"y")
    assert len(digest(b"")) == 32


def test_ignored_counts_are_ordered() -> None:
    """Records compare by reason first."""
    assert Ignored("build", 2) < Ignored("cache", 1)


def test_templates(tmp_path: Path) -> None:
    """Texts below a folder for templates are templates, whatever engine they are for; code stays code."""
    plant(tmp_path, "shop/templates/shop/a.html", "shop/templates/b.txt", "jinja2/c.jinja", "templates/d.py", "e.html")
    plant(tmp_path, "templates/f.png", "templates/.hidden.html", "templates/node_modules/g.html", "docs/h.txt")
    found = {(file.path, file.language) for file in discover(tmp_path).files}
    templates = {"shop/templates/shop/a.html", "shop/templates/b.txt", "jinja2/c.jinja"}
    assert found == {(path, "template") for path in templates} | {("templates/d.py", "python")}


def test_link_to_template(tmp_path: Path) -> None:
    """A link out of the root is told for templates as for code."""
    plant(tmp_path, "root/templates/a.html", "elsewhere.html")
    (tmp_path / "root/templates/b.html").symlink_to(tmp_path / "elsewhere.html")
    assert unread(discover(tmp_path / "root")) == [("templates/b.html", "link_outside")]
