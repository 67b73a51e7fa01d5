"""The cache gives back what it was given, for the same content only, and survives any damage."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from analyzers.cache import FactsCache, ResultCache, program_stamp
from tests.source_tree import PROJECT


def filled(folder: Path, count: int = 50) -> FactsCache:
    """A written cache of `count` small entries."""
    cache = FactsCache(folder)
    for number in range(count):
        cache.keep(f"{number}.py", "digest", b"facts %d" % number)
    cache.write()
    return cache


def found(folder: Path, count: int = 50) -> int:
    """How many of the entries of `filled` are there."""
    cache = FactsCache(folder)
    return sum(cache.find(f"{number}.py", "digest") == b"facts %d" % number for number in range(count))


def test_entries_come_back(tmp_path: Path) -> None:
    """What one run keeps, the next one finds; the folder is made on demand."""
    filled(tmp_path / "deep/cache")
    assert found(tmp_path / "deep/cache") == 50


def test_path_content_and_version_must_match(tmp_path: Path) -> None:
    """Another path, content or version is another entry."""
    cache = FactsCache(tmp_path, stamp="1")
    cache.keep("a.py", "x", b"facts")
    cache.write()
    again = FactsCache(tmp_path, stamp="1")
    assert again.find("a.py", "x") == b"facts"
    assert again.find("b.py", "x") is None
    assert again.find("a.py", "y") is None
    assert FactsCache(tmp_path, stamp="2").find("a.py", "x") is None


def test_the_stamp_is_the_same_in_every_process() -> None:
    """It depends on the code, not on the hash seed or the folder one is in."""
    command = [sys.executable, "-c", "from analyzers.cache import program_stamp; print(program_stamp())"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONHASHSEED": "7"}
    done = subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == program_stamp()


def test_another_code_has_another_stamp(tmp_path: Path) -> None:
    """No version number has to be raised by hand: an edit of the code, or of data beside it, is enough."""
    shutil.copytree(PROJECT / "analyzers", tmp_path / "analyzers", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "analyzers/linking/new.txt").write_text("data", encoding="utf-8")
    command = [sys.executable, "-c", "from analyzers.cache import program_stamp; print(program_stamp())"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert len(done.stdout.strip()) == len(program_stamp())
    assert done.stdout.strip() != program_stamp()


def test_nothing_is_written_without_a_change(tmp_path: Path) -> None:
    """An unused cache leaves no folder, and looking does not rewrite files."""
    FactsCache(tmp_path / "cache").write()
    assert not (tmp_path / "cache").exists()
    filled(tmp_path)
    before = {file: file.stat().st_ino for file in tmp_path.iterdir()}
    cache = FactsCache(tmp_path)
    cache.find("1.py", "digest")
    cache.write()
    assert {file: file.stat().st_ino for file in tmp_path.iterdir()} == before


def test_a_new_entry_replaces_the_old_one(tmp_path: Path) -> None:
    """The last one kept is the one found."""
    filled(tmp_path)
    cache = FactsCache(tmp_path)
    cache.keep("1.py", "digest", b"better")
    cache.write()
    assert FactsCache(tmp_path).find("1.py", "digest") == b"better"
    assert found(tmp_path) == 49


@pytest.mark.parametrize("damage", [b"", b"x", b"\x00" * 500], ids=["empty", "short", "zeros"])
def test_a_damaged_file_is_a_miss(tmp_path: Path, damage: bytes) -> None:
    """Whatever replaces a part, its entries are missed and can be kept again."""
    filled(tmp_path)
    for file in tmp_path.glob("*.facts"):
        file.write_bytes(damage)
    assert found(tmp_path) == 0
    filled(tmp_path)
    assert found(tmp_path) == 50


def test_one_wrong_bit_is_noticed(tmp_path: Path) -> None:
    """A checksum stands before each part: no wrong facts are ever given."""
    filled(tmp_path)
    for file in tmp_path.glob("*.facts"):
        data = bytearray(file.read_bytes())
        data[-1] ^= 1
        file.write_bytes(data)
    assert found(tmp_path) == 0


def test_a_folder_in_the_place_of_a_part_is_a_miss(tmp_path: Path) -> None:
    """What cannot be read is missed; what cannot be written is said and leaves nothing behind."""
    for part in range(16):
        (tmp_path / f"{part:02}.facts").mkdir()
    assert found(tmp_path) == 0
    with pytest.raises(OSError, match="directory"):
        filled(tmp_path)
    assert not list(tmp_path.glob("*.tmp"))


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    """The caller learns that nothing was kept."""
    (tmp_path / "cache").touch()
    with pytest.raises(FileExistsError):
        filled(tmp_path / "cache")


def test_git_ignores_the_folder(tmp_path: Path) -> None:
    """The folder ignores itself, and does not touch a `.gitignore` that is there."""
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)  # noqa: S607 - git of the developer
    filled(tmp_path / "cache")
    status = subprocess.run(["git", "status", "--short"], cwd=tmp_path, capture_output=True, check=True)  # noqa: S607
    assert status.stdout == b""
    (tmp_path / "cache/.gitignore").write_text("mine", encoding="utf-8")
    filled(tmp_path / "cache", 60)
    assert (tmp_path / "cache/.gitignore").read_text(encoding="utf-8") == "mine"


def test_unneeded_entries_stay_for_a_while_and_then_go(tmp_path: Path) -> None:
    """A small run keeps the entries of other branches; many versions of a file do not grow without end."""
    filled(tmp_path)
    cache = FactsCache(tmp_path)
    cache.keep("new.py", "digest", b"new")
    cache.write()
    assert found(tmp_path) == 50
    for version in range(5):
        edited = FactsCache(tmp_path)
        for number in range(1000):
            edited.keep(f"{number}.py", f"version {version}", b"x" * 100)
        edited.write()
    assert sum(file.stat().st_size for file in tmp_path.glob("*.facts")) < 3 * 1000 * 150 + 16 * 64 * 150


def _keep_in_process(folder: Path, name: int) -> None:
    for turn in range(10):
        cache = FactsCache(folder, "stamp")
        for number in range(20):
            cache.keep(f"{number}.py", f"{name}", b"facts of %d" % name)
        cache.keep(f"{turn}", f"{name}", b"")
        cache.write()


def test_two_processes_at_once_do_no_harm(tmp_path: Path) -> None:
    """Parts are replaced as a whole: a reader never sees half of one, and writers do not fail."""
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_keep_in_process, args=(tmp_path, name)) for name in range(2)]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        cache = FactsCache(tmp_path, "stamp")
        for name in range(2):
            assert cache.find("1.py", f"{name}") in (None, b"facts of %d" % name)
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert any(FactsCache(tmp_path, "stamp").find("1.py", f"{name}") for name in range(2))
    assert not list(tmp_path.glob("*.tmp"))


def test_five_thousand_entries_share_few_files(tmp_path: Path) -> None:
    """A warm run over a large monolith opens a handful of files, not one for each of its own."""
    cache = FactsCache(tmp_path)
    for number in range(5000):
        cache.keep(f"{number}.py", "digest", b"x" * 8000)
    cache.write()
    again = FactsCache(tmp_path)
    assert all(again.find(f"{number}.py", "digest") for number in range(5000))
    assert sum(file.is_file() for file in tmp_path.rglob("*")) < 50


def test_old_drafts_are_removed(tmp_path: Path) -> None:
    """What a killed process left goes with the next write; what another may be writing at the moment stays."""
    for name in ("old.tmp", "new.tmp"):
        (tmp_path / name).touch()
    os.utime(tmp_path / "old.tmp", (0, 0))
    cache = FactsCache(tmp_path)
    cache.keep("a.py", "digest", b"entry")
    cache.write()
    assert [one.name for one in tmp_path.glob("*.tmp")] == ["new.tmp"]


def test_a_cleared_cache_is_empty_and_can_be_used(tmp_path: Path) -> None:
    """What turned out to be wrong is gone, in memory and on disk."""
    filled(tmp_path)
    cache = FactsCache(tmp_path)
    assert cache.find("1.py", "digest") is not None
    cache.clear()
    assert cache.find("1.py", "digest") is None
    assert found(tmp_path) == 0
    cache.keep("1.py", "digest", b"facts 1")
    cache.write()
    assert found(tmp_path) == 1


class TestResults:
    """What was made of all files together."""

    def test_a_result_comes_back_for_its_identity_and_kind_only(self, tmp_path: Path) -> None:
        """Another input, or another kind of result, is another entry."""
        ResultCache(tmp_path / "cache", "program").keep("input", b"result")
        assert ResultCache(tmp_path / "cache", "program").find("input") == b"result"
        assert ResultCache(tmp_path / "cache", "program").find("other") is None
        assert ResultCache(tmp_path / "cache", "callgraph").find("input") is None

    @pytest.mark.parametrize("damage", [b"", b"x", b"\x00" * 500], ids=["empty", "short", "zeros"])
    def test_a_damaged_result_is_a_miss(self, tmp_path: Path, damage: bytes) -> None:
        """It is replaced by the next one."""
        cache = ResultCache(tmp_path, "program")
        cache.keep("input", b"result")
        for file in tmp_path.glob("*.linked"):
            file.write_bytes(damage)
        assert cache.find("input") is None
        cache.keep("input", b"result")
        assert cache.find("input") == b"result"

    def test_only_the_last_few_are_kept(self, tmp_path: Path) -> None:
        """What was used lately stays; facts and results of another kind are left alone."""
        filled(tmp_path)
        other, cache = ResultCache(tmp_path, "callgraph"), ResultCache(tmp_path, "program")
        other.keep("input", b"calls")
        for number in range(10):
            cache.keep(str(number), b"result %d" % number)
            for age, file in enumerate(sorted(tmp_path.glob("program-*"), key=lambda one: one.stat().st_mtime_ns)):
                os.utime(file, (age, age))
            assert cache.find("0") == b"result 0"
        assert [number for number in range(10) if cache.find(str(number))] == [0, 7, 8, 9]
        assert other.find("input") == b"calls"
        assert found(tmp_path) == 50

    def test_a_folder_that_cannot_be_written_is_said(self, tmp_path: Path) -> None:
        """The caller learns that nothing was kept."""
        (tmp_path / "cache").touch()
        with pytest.raises(FileExistsError):
            ResultCache(tmp_path / "cache", "program").keep("input", b"result")
        assert ResultCache(tmp_path / "cache", "program").find("input") is None


def _keep_results(folder: Path, name: int) -> None:
    cache = ResultCache(folder, "program")
    for turn in range(30):
        cache.keep("input", b"result" * 1000)
        cache.keep(f"{name} {turn}", b"")


def test_results_of_two_processes_at_once_do_no_harm(tmp_path: Path) -> None:
    """Results are replaced as a whole, and one that another process took away is a miss."""
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_keep_results, args=(tmp_path, name)) for name in range(2)]
    for writer in writers:
        writer.start()
    cache = ResultCache(tmp_path, "program")
    while any(writer.is_alive() for writer in writers):
        assert cache.find("input") in (None, b"result" * 1000)
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert len(list(tmp_path.glob("*.linked"))) <= 5
    assert not list(tmp_path.glob("*.tmp"))
