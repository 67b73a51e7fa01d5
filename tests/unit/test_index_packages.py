"""Archives from the index are strangers: they write below their own folder or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from tests.index_packages import NotAvailableError, find_package, get_package, unpack


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


OLDER_PIP = """
import shutil, sys
shutil.copy({wheel!r}, sys.argv[sys.argv.index("--dest") + 1])
"""


def write_release(folder: Path, name: str, requires: str, members: dict[str, str]) -> Path:
    """A wheel with metadata; its version is 1.0."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    info = {
        "METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n{requires}",
        "WHEEL": "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "RECORD": "",
    }
    with ZipFile(path, "w") as archive:
        for member, content in (members | {f"{name}-1.0.dist-info/{one}": text for one, text in info.items()}).items():
            archive.writestr(member, content)
    return path


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all that pip knows, with a release whose metadata it refuses."""
    folder = tmp_path / "index"
    folder.mkdir()
    for name, value in (("NO_INDEX", "1"), ("FIND_LINKS", os.fspath(folder)), ("CONFIG_FILE", os.devnull)):
        monkeypatch.setenv(f"PIP_{name}", value)
    write_release(folder, "legacy", "Requires-Dist: toml (<1pytz>=2015.4)\n", {"legacy.py": "x = 1\n"})
    return folder


def test_legacy_metadata_is_left_to_an_older_pip(index: Path, tmp_path: Path) -> None:
    """What pip refuses, the pip that it names is asked for; nothing of that one is left."""
    script = OLDER_PIP.format(wheel=os.fspath(index / "legacy-1.0-py3-none-any.whl"))
    write_release(index, "pip", "", {"pip/__init__.py": "", "pip/__main__.py": script})
    found = get_package("legacy==1.0", tmp_path / "corpus")
    assert found == tmp_path / "corpus" / "legacy==1.0" / "legacy-1.0"
    assert sorted(one.name for one in found.iterdir()) == ["legacy-1.0.dist-info", "legacy.py"]
    assert list(found.parent.iterdir()) == [found]


@pytest.mark.parametrize(("requirement", "missing"), [("other==1.0", "other==1.0"), ("legacy==1.0", "pip<24.1")])
@pytest.mark.usefixtures("index")
def test_what_cannot_be_had_is_said_as_pip_says_it(requirement: str, missing: str, tmp_path: Path) -> None:
    """The last line of pip is the reason, whether the package is missing or the pip that would take it."""
    with pytest.raises(NotAvailableError, match=f"{missing}: ERROR: No matching distribution found for {missing}"):
        get_package(requirement, tmp_path / "corpus")
