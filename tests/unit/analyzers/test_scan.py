"""A scan gives the same records however it is done, and no file can end it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from analyzers.cache import FactsCache
from analyzers.facts import FileFacts, UnreadFile
from analyzers.flow import extract
from analyzers.options import TreeOptions
from analyzers.scan import Reading, Scan, scan
from analyzers.sources import Ignored, digest
from analyzers.survey import survey
from tests.fakes import readers

PLAIN = {"python": readers.plain}
MOODY = {"python": readers.moody}
MANY = 60


def plant(root: Path, contents: dict[str, str]) -> None:
    """Write files with their contents below a root."""
    for path, content in contents.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A root with enough files for several processes."""
    root = tmp_path / "root"
    plant(root, {f"pkg{number % 7}/m{number}.py": f"x = {number}\n" for number in range(MANY)})
    return root


def reasons(result: Scan) -> dict[str, str]:
    """Path to reason of all that was not read."""
    return {file.path: file.reason for file in result.unread}


def test_reads_each_file_with_the_reader_of_its_language(tmp_path: Path) -> None:
    """Files come sorted by path, with what was left out and what discovery could not look at."""
    plant(tmp_path, {"b.py": "x\n", "a/c.py": "", "a.py": "1", "build/x.py": "", "notes.txt": ""})
    (tmp_path / "link.py").symlink_to("nowhere")
    result = scan(survey(tmp_path), readers=PLAIN)
    assert [facts.path for facts in result.facts()] == ["a.py", "a/c.py", "b.py"]
    assert [facts.lines for facts in result.facts()] == [1, 0, 2]
    assert reasons(result) == {"link.py": "unreadable"}
    assert result.ignored == (Ignored("build", 1),)
    assert (result.hits, result.cache_problem) == (0, None)


def test_reads_python_by_default(tmp_path: Path) -> None:
    """Good files become facts; bad syntax, bad bytes and too many bytes are unread."""
    plant(tmp_path, {"good.py": "def f():\n    return 1\n", "bad.py": "def f(:\n", "long.py": "#" * 100})
    (tmp_path / "bytes.py").write_bytes(b"# coding: utf-8\n# \xe9\n")
    result = scan(survey(tmp_path, TreeOptions(max_bytes=50)))
    assert [(facts.path, facts.lines) for facts in result.facts()] == [("good.py", 2)]
    assert reasons(result) == {"bad.py": "syntax", "bytes.py": "encoding", "long.py": "too_large"}


def test_each_part_is_there_alone(tmp_path: Path) -> None:
    """The value flow of all files comes without their facts, in the same order."""
    plant(tmp_path, {"b.py": "def f():\n    return 1\n", "a.py": "import b\nb.f()\n", "bad.py": "def"})
    result = scan(survey(tmp_path))
    assert [one.path for one in result.flows()] == [one.path for one in result.facts()] == ["a.py", "b.py"]
    assert list(result.flows()) == [extract(one) for one in result.facts()]
    damaged = replace(result, readings=tuple(replace(one, facts=b"\xc1") for one in result.readings))
    assert damaged.flows() == result.flows()


def test_an_empty_folder_gives_an_empty_scan(tmp_path: Path) -> None:
    """Nothing to read starts no process and is no error."""
    told: list[tuple[int, int]] = []
    assert scan(survey(tmp_path), progress=lambda *numbers: told.append(numbers)) == Scan((), (), ())
    assert told == [(0, 0)]


def test_jobs_must_be_a_number_of_processes(tmp_path: Path) -> None:
    """Zero and less make no sense."""
    with pytest.raises(ValueError, match="1 or more"):
        scan(survey(tmp_path), jobs=0)


@pytest.mark.parametrize("jobs", [None, 2, 5, 100])
def test_the_number_of_processes_changes_nothing(many: Path, jobs: int | None) -> None:
    """One process or a hundred: equal records."""
    assert scan(survey(many), jobs=jobs, readers=PLAIN) == scan(survey(many), jobs=1, readers=PLAIN)


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_reader_can_end_the_run(many: Path, jobs: int) -> None:
    """Exceptions, endless recursion, no memory, facts that cannot be written: reasons of one file."""
    plant(many, {"a.py": "raise", "b.py": "recurse", "c.py": "memory", "d.py": "strange", "e.py": "syntax"})
    result = scan(survey(many), jobs=jobs, readers=MOODY)
    assert len(result.facts()) == MANY
    expected = {"a.py": "crash", "b.py": "too_deep", "c.py": "too_deep", "d.py": "crash", "e.py": "syntax"}
    assert reasons(result) == expected
    assert result.unread[0] == UnreadFile("a.py", "crash", "KeyError in its reader", 0)


def test_a_language_without_reader_is_a_crash(tmp_path: Path) -> None:
    """What sources find and no reader takes is not lost."""
    plant(tmp_path, {"a.py": ""})
    assert reasons(scan(survey(tmp_path), readers={})) == {"a.py": "crash"}


def test_a_process_that_dies_costs_its_file_only(many: Path) -> None:
    """Files that kill their process are named; all others are read, wherever they stood."""
    plant(many, {"a.py": "die", "pkg3/die.py": "die", "z.py": "die"})
    result = scan(survey(many), jobs=2, readers=MOODY)
    assert len(result.facts()) == MANY
    assert reasons(result) == {"a.py": "crash", "pkg3/die.py": "crash", "z.py": "crash"}
    assert not multiprocessing.active_children()


def test_a_scan_is_settled_unless_there_was_an_accident(tmp_path: Path) -> None:
    """Bad syntax will be bad again; a crash, or a file that changed since the survey, may not happen again."""
    plant(tmp_path, {"a.py": "syntax", "b.py": "x"})
    surveyed = survey(tmp_path)
    assert scan(surveyed, readers=MOODY).settled
    plant(tmp_path, {"b.py": "y"})
    assert not scan(surveyed, readers=MOODY).settled
    (tmp_path / "b.py").unlink()
    assert not scan(surveyed, readers=MOODY).settled
    plant(tmp_path, {"b.py": "raise"})
    assert not scan(survey(tmp_path), readers=MOODY).settled


def test_progress_counts_up_to_all_files(many: Path, tmp_path: Path) -> None:
    """Told in the calling process: cached files first, then as results arrive."""
    told: list[tuple[int, int]] = []
    scan(survey(many), jobs=2, readers=PLAIN, progress=lambda *numbers: told.append(numbers))
    assert told == sorted(told)
    assert (told[0], told[-1]) == ((0, MANY), (MANY, MANY))
    scan(survey(many), readers=PLAIN, cache=FactsCache(tmp_path / "cache"))
    told.clear()
    scan(
        survey(many),
        readers=PLAIN,
        cache=FactsCache(tmp_path / "cache"),
        progress=lambda *numbers: told.append(numbers),
    )
    assert told == [(MANY, MANY)]


def test_an_interrupt_ends_all_processes(many: Path) -> None:
    """Ctrl-C while files are read comes through at once and leaves no process behind."""

    def interrupt(done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        scan(survey(many), jobs=2, readers=PLAIN, progress=interrupt)
    assert not multiprocessing.active_children()


def test_the_interpreter_is_left_as_it_was(tmp_path: Path) -> None:
    """Garbage collection and the recursion limit are changed for the scan only, also when it fails."""
    plant(tmp_path, {"a.py": ""})
    before = sys.getrecursionlimit()

    def fail(_done: int, _total: int) -> None:
        assert not gc.isenabled()
        raise LookupError

    with pytest.raises(LookupError):
        scan(survey(tmp_path), readers=PLAIN, progress=fail)
    assert gc.isenabled()
    assert sys.getrecursionlimit() == before


def test_the_depth_of_the_caller_decides_nothing(tmp_path: Path) -> None:
    """A deep expression is read or not, whoever asks from however deep a stack."""
    plant(tmp_path, {"a.py": "x = " + "-" * 500 + "1\n", "b.py": "x = " + "a" + ".b" * 800 + "\n"})

    def from_below(depth: int) -> Scan:
        return from_below(depth - 1) if depth else scan(survey(tmp_path))

    assert from_below(0) == from_below(600)


class TestCache:
    """What a second scan finds."""

    def test_known_contents_are_not_read_again(self, many: Path, tmp_path: Path) -> None:
        """Equal records, all of them from the cache; bad syntax is known as well."""
        plant(many, {"bad.py": "def f(:\n"})
        first = scan(survey(many), cache=FactsCache(tmp_path / "cache"))
        second = scan(survey(many), cache=FactsCache(tmp_path / "cache"))
        assert (first.hits, second.hits) == (0, MANY + 1)
        assert (second.readings, second.unread) == (first.readings, first.unread)
        assert reasons(second) == {"bad.py": "syntax"}

    def test_changed_contents_are_read(self, tmp_path: Path) -> None:
        """Neither time nor name counts, only bytes: an edit, a move and a deletion are seen."""
        root = tmp_path / "root"
        plant(root, {"a.py": "1", "b.py": "22", "c.py": "3"})
        scan(survey(root), readers=PLAIN, cache=FactsCache(tmp_path / "cache"))
        status = (root / "a.py").stat()
        plant(root, {"a.py": "333", "d.py": "22"})
        os.utime(root / "a.py", ns=(status.st_atime_ns, status.st_mtime_ns))
        (root / "b.py").unlink()
        result = scan(survey(root), readers=PLAIN, cache=FactsCache(tmp_path / "cache"))
        assert [(facts.path, facts.lines) for facts in result.facts()] == [("a.py", 3), ("c.py", 1), ("d.py", 2)]
        assert result.hits == 1

    def test_accidents_are_not_remembered(self, tmp_path: Path) -> None:
        """A crash may be a fault of ours that the next version mends, or of the machine."""
        root = tmp_path / "root"
        plant(root, {"a.py": "raise", "b.py": "memory", "c.py": "x"})
        scan(survey(root), readers=MOODY, cache=FactsCache(tmp_path / "cache"))
        result = scan(survey(root), readers=PLAIN, cache=FactsCache(tmp_path / "cache"))
        assert (len(result.facts()), result.hits) == (3, 1)

    def test_an_entry_that_holds_no_facts_is_a_miss(self, tmp_path: Path) -> None:
        """Intact bytes of a strange make are read over and replaced."""
        root = tmp_path / "root"
        plant(root, {"a.py": "x"})
        expected = scan(survey(root))
        for entry in (b"\xc1", b"\x93\x01\x02\x03", b"\x92\xc0\xc0"):
            cache = FactsCache(tmp_path / "cache")
            cache.keep("a.py", digest(b"x"), entry)
            cache.write()
            assert scan(survey(root), cache=FactsCache(tmp_path / "cache")) == expected
            assert scan(survey(root), cache=FactsCache(tmp_path / "cache")).hits == 1

    def test_an_entry_of_another_file_is_a_miss(self, tmp_path: Path) -> None:
        """An entry names its file: one that got into the place of another is not believed."""
        root = tmp_path / "root"
        plant(root, {"a.py": "x"})
        entry = msgspec.msgpack.encode(Reading("b.py", unread=UnreadFile("b.py", "syntax", "", 1)))
        cache = FactsCache(tmp_path / "cache")
        cache.keep("a.py", digest(b"x"), entry)
        result = scan(survey(root), cache=cache)
        assert (len(result.readings), result.hits) == (1, 0)

    def test_what_is_not_read_is_not_looked_up(self, tmp_path: Path) -> None:
        """A file over the limit stays unread, also when its content was known under a higher one."""
        root = tmp_path / "root"
        plant(root, {"a.py": "123456"})
        scan(survey(root), readers=PLAIN, cache=FactsCache(tmp_path / "cache"))
        result = scan(survey(root, TreeOptions(max_bytes=5)), readers=PLAIN, cache=FactsCache(tmp_path / "cache"))
        assert (reasons(result), result.hits) == ({"a.py": "too_large"}, 0)

    def test_a_cache_that_cannot_be_written_is_told(self, tmp_path: Path) -> None:
        """The scan is as good without; the caller can say so."""
        root = tmp_path / "root"
        plant(root, {"a.py": ""})
        (tmp_path / "cache").touch()
        result = scan(survey(root), readers=PLAIN, cache=FactsCache(tmp_path / "cache"))
        assert isinstance(result.facts()[0], FileFacts)
        assert result.cache_problem == "File exists"
