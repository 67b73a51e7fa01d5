"""Same input, same bytes: nothing but the source decides what stands in the output folder."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command_line import console_script, tree
from tests.source_tree import PROJECT

FIXTURE = PROJECT / "fixtures" / "monolith_app"


def source_files() -> list[Path]:
    """The bundled monolith's files, without what running it left behind."""
    found = (one for one in sorted(FIXTURE.rglob("*")) if one.is_file() and "__pycache__" not in one.parts)
    return [one for one in found if one.suffix not in {".pyc", ".sqlite3"}]


def copy_fixture(target: Path, order: Callable[[list[Path]], object] = list) -> Path:
    """A copy whose files were created in another order, as file systems list them by it."""
    files = source_files()
    order(files)
    for file in files:
        place = target / file.relative_to(FIXTURE)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)
    return target


def run(folder: Path, *arguments: str, **environment: str) -> dict[str, bytes]:
    """The output folder of a run from inside a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    done = console_script(folder, "run", *arguments, "--out", "out", before=None, **environment)
    assert (done.returncode, done.stderr) == (0, "")
    return tree(folder / "out")


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process without a cache writes."""
    folder = tmp_path_factory.mktemp("first")
    copy_fixture(folder / "monolith")
    return run(folder, "monolith", "--jobs", "1", "--no-cache", PYTHONHASHSEED="1")


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Files that are not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_nothing_but_the_source_decides(tmp_path: Path, expected: dict[str, bytes]) -> None:
    """Another absolute path, name, order of creation, hash seed, number of processes and current folder.

    Nor do width, colours, locale and encoding of the terminal.
    """
    root = copy_fixture(tmp_path / "deep" / "er" / "other name", random.Random(3).shuffle)  # noqa: S311  # no secret
    odd = {"COLUMNS": "40", "FORCE_COLOR": "1", "LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "TZ": "Asia/Kathmandu"}
    found = run(tmp_path / "elsewhere", str(root), "--jobs", "2", "--no-cache", PYTHONHASHSEED="20", **odd)
    assert differences(found, expected) == []


def test_cache_changes_nothing(tmp_path: Path) -> None:
    """A cold, a warm and a partly damaged cache give what none gives: the graph and all facts."""
    copy_fixture(tmp_path / "monolith", list.reverse)
    expected = export(tmp_path, "--no-cache", PYTHONHASHSEED="1")
    assert export(tmp_path) == expected
    assert export(tmp_path, PYTHONHASHSEED="7") == expected
    cache = tmp_path / ".decomposer-cache"
    for part in (*cache.glob("*.linked"), *sorted(cache.glob("*.facts"))[::2]):
        part.write_bytes(part.read_bytes()[:-9])
    assert export(tmp_path) == expected


def export(folder: Path, *arguments: str, **environment: str) -> str:
    """What is read of the monolith in a folder."""
    done = console_script(folder, "export", "monolith", *arguments, before=None, **environment)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout
