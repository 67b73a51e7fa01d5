"""Work in processes: where it runs serially, and how processes end."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from analyzers import workers

_SCRIPT = """
import sys
import threading
{before}
from analyzers.scan import scan
from analyzers.survey import survey
from multiprocessing.connection import Connection
from pathlib import Path
from tests.fakes.readers import {reader}

{guard}
    print("start", flush=True)
    result = scan(survey(Path(sys.argv[1])), jobs=2, readers={{"python": {reader}}})
    print(len(result.readings), len(result.unread))
"""
_THREAD = "threading.Thread(target=threading.Event().wait, daemon=True).start()"
_GUARD = 'if __name__ == "__main__":'
_REPOSITORY = Path(__file__).parents[3]


def _doubles(numbers: Sequence[int]) -> list[tuple[int, int]]:
    return [(2 * number, os.getpid()) for number in numbers]


_NO_FILES = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (6, 6))"


def _start(folder: Path, reader: str = "plain", before: str = "", guard: str = _GUARD) -> subprocess.Popen[str]:
    """A script of a user that scans 60 files with two processes."""
    root = folder / "root"
    root.mkdir()
    for number in range(60):
        (root / f"m{number}.py").write_text("x", encoding="utf-8")
    script = folder / "script.py"
    script.write_text(_SCRIPT.format(reader=reader, before=before, guard=guard), encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(script), str(root)],
        env={**os.environ, "PYTHONPATH": str(_REPOSITORY)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _workers_of(process: subprocess.Popen[str]) -> list[int]:
    """Its children, once there are two."""
    listing = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not _until(lambda: len(listing.read_text(encoding="ascii").split()) >= 2):
        raise AssertionError("no workers were started")
    return [int(pid) for pid in listing.read_text(encoding="ascii").split()]


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def _until(condition: Callable[[], bool]) -> bool:
    """Whether a condition comes true within ten seconds."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return condition()


def test_results_come_with_their_chunk() -> None:
    """All chunks are done once, by other processes."""
    chunks = [[1, 2], [3], [4, 5, 6]]
    outcomes = list(workers.run(_doubles, chunks, jobs=2))
    assert sorted(list(chunk) for chunk, _ in outcomes) == chunks
    for chunk, result in outcomes:
        assert result is not None
        assert [number for number, _ in result] == [2 * number for number in chunk]
        assert os.getpid() not in [pid for _, pid in result]


def test_one_job_or_one_chunk_stays_in_this_process() -> None:
    """No process is started where it could not help."""
    for chunks, jobs in (([[1], [2]], 1), ([[1, 2]], 4)):
        pids = {pid for _, result in workers.run(_doubles, chunks, jobs) for _, pid in result or []}
        assert pids == {os.getpid()}
    assert list(workers.run(_doubles, [], 4)) == []


def test_nothing_is_lost_when_no_worker_is_left() -> None:
    """Workers that die and cannot be replaced leave chunks without result, but all chunks come."""
    chunks = [[1], [3, 4], [3, 5], [3, 6], [7]]
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    outcomes = workers.run(_die_on_three, chunks, jobs=2)
    first = next(outcomes)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))
        rest = list(outcomes)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert sorted(item for chunk, _ in [first, *rest] for item in chunk) == [1, 3, 3, 3, 4, 5, 6, 7]
    assert any(result is None for _, result in rest)


def test_a_worker_of_somebody_else_starts_none() -> None:
    """A daemon process may have no children: the work is done in it."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_run_inside, args=(theirs,), daemon=True)
    process.start()
    assert ours.recv() == {process.pid}
    process.join()


def _run_inside(pipe: Connection) -> None:
    pipe.send({pid for _, result in workers.run(_doubles, [[1], [2]], 2) for _, pid in result or []})


def _die_on_three(numbers: Sequence[int]) -> list[int]:
    if 3 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return list(numbers)


def test_only_the_deadly_item_has_no_result() -> None:
    """Its neighbours in the chunk are done again one by one."""
    outcomes = list(workers.run(_die_on_three, [[1, 2, 3, 4], [5, 6], [3], [7]], jobs=2))
    assert sorted(item for _, result in outcomes for item in result or []) == [1, 2, 4, 5, 6, 7]
    assert [list(chunk) for chunk, result in outcomes if result is None] == [[3], [3]]


def test_closing_early_ends_the_processes() -> None:
    """Who needs no more results closes the iterator."""
    outcomes = workers.run(_doubles, [[number] for number in range(50)], jobs=2)
    next(outcomes)
    assert multiprocessing.active_children()
    outcomes.close()
    assert not multiprocessing.active_children()


def test_there_is_a_processor() -> None:
    """The default number of jobs is at least one."""
    assert 1 <= workers.available_processors() <= (os.cpu_count() or 1)


@pytest.mark.parametrize(
    ("before", "guard"),
    [("", _GUARD), (_THREAD, _GUARD), ("", "if True:"), (_THREAD, "if True:"), (_NO_FILES, _GUARD)],
    ids=["fork", "threads", "no guard", "threads and no guard", "no pipes"],
)
def test_scans_in_any_script(tmp_path: Path, before: str, guard: str) -> None:
    """With threads, without the guard of the main module, without pipes: the work is done once, and without noise."""
    process = _start(tmp_path, before=before, guard=guard)
    out, err = process.communicate(timeout=60)
    assert (out, err, process.returncode) == ("start\n60 0\n", "", 0)


def test_works_beside_other_threads() -> None:
    """A pool is started without `fork` where other threads run."""
    release = threading.Event()
    thread = threading.Thread(target=release.wait)
    thread.start()
    try:
        done = sorted(chunk[0] for chunk, result in workers.run(_doubles, [[1], [2]], jobs=2) if result)
    finally:
        release.set()
        thread.join()
    assert done == [1, 2]


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes by /proc")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_no_worker_outlives_its_parent(tmp_path: Path, ending: signal.Signals) -> None:
    """However the parent ends, its workers end too, in the middle of their work."""
    process = _start(tmp_path, reader="slow")
    children = _workers_of(process)
    process.send_signal(ending)
    process.communicate(timeout=20)
    gone = _until(lambda: not any(map(_is_alive, children)))
    for child in filter(_is_alive, children):
        os.kill(child, signal.SIGKILL)
    assert gone
    assert process.returncode != 0
