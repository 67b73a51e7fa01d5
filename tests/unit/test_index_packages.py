"""Archives from the index are strangers: they write below their own folder or not at all."""

from __future__ import annotations

import stat
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from tests.index_packages import find_package, get_package, unpack


def make_wheel(path: Path, *members: ZipInfo | str) -> Path:
    """An archive with members of little content."""
    with ZipFile(path, "w") as archive:
        for member in members:
            archive.writestr(member, "x = 1\n")
    return path


def link(name: str) -> ZipInfo:
    """A symbolic link, as archives store it."""
    member = ZipInfo(name)
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    return member


def test_unpacks_files(tmp_path: Path) -> None:
    """Files and folders come out as they are."""
    unpack(make_wheel(tmp_path / "a-1-py3-none-any.whl", "pkg/a.py", "pkg/..b.py"), tmp_path / "out")
    assert sorted(one.name for one in (tmp_path / "out" / "pkg").iterdir()) == ["..b.py", "a.py"]


@pytest.mark.parametrize("member", ["../a.py", "/a.py", "pkg/../../a.py", "..\\a.py", link("a.py")])
def test_refuses_what_leads_out(tmp_path: Path, member: ZipInfo | str) -> None:
    """A path upwards, an absolute one and a link are refused before anything is written."""
    wheel = make_wheel(tmp_path / "a-1-py3-none-any.whl", "good.py", member)
    with pytest.raises(ValueError, match="must not be unpacked"):
        unpack(wheel, tmp_path / "out")
    assert [one.name for one in tmp_path.iterdir()] == [wheel.name]


def test_what_is_there_is_not_downloaded(tmp_path: Path) -> None:
    """The folder of an earlier download is found; a draft that was left is not taken for it."""
    assert find_package("a", tmp_path) is None
    (tmp_path / "a" / ".draft").mkdir(parents=True)
    assert find_package("a", tmp_path) is None
    (tmp_path / "a" / "a-1.0").mkdir()
    assert get_package("a", tmp_path) == tmp_path / "a" / "a-1.0"
