"""Work in several processes that may die, each result given as soon as it is there.

The executor of the standard library, because it starts at once where `fork` is safe: about 20 ms, against more
than 300 ms for joblib's, which begins fresh interpreters.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Chunk = Sequence[Item]
Work = Callable[[Chunk[Item]], Result]

_AHEAD = 2  # chunks per worker that are on their way: none waits, and few are suspect when a worker dies
_MOST = 61  # what Windows can wait for


def available_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(
    work: Work[Item, Result], chunks: Sequence[Chunk[Item]], jobs: int
) -> Generator[tuple[Chunk[Item], Result | None], None, None]:
    """Each chunk with the result of `work`, in any order; one job, or no way to start processes, is serial.

    `work` must not raise, and must be importable by another process. When a process dies, the chunks that were on
    their way are done again item by item, each in a process of its own: an item that kills that one too comes alone
    and without result. Close the iterator to end all processes at once.
    """
    jobs = min(jobs, len(chunks), _MOST)
    context = _context()  # before our own threads exist
    if jobs <= 1 or not _can_start_processes(context):
        for chunk in chunks:
            yield chunk, work(chunk)
        return
    waiting = deque(chunks)
    while waiting:
        suspects: list[Chunk[Item]] = []
        with _pool(context, jobs) as pool:
            yield from _drain(pool, work, _AHEAD * jobs, waiting, suspects)
        for item in [item for chunk in suspects for item in chunk]:
            with _pool(context, 1) as pool:
                yield [item], _alone(pool, work, item)


def _drain(
    pool: ProcessPoolExecutor,
    work: Work[Item, Result],
    capacity: int,
    waiting: deque[Chunk[Item]],
    suspects: list[Chunk[Item]],
) -> Iterator[tuple[Chunk[Item], Result]]:
    """The results of all waiting chunks, or until the pool breaks; then `suspects` holds what was on its way."""
    running: dict[Future[Result], Chunk[Item]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < capacity:
                future = pool.submit(work, waiting[0])
                running[future] = waiting.popleft()
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                result = future.result()
                yield running.pop(future), result
    except BrokenProcessPool:
        suspects.extend(running.values())


def _alone(pool: ProcessPoolExecutor, work: Work[Item, Result], item: Item) -> Result | None:
    try:
        return pool.submit(work, [item]).result()
    except BrokenProcessPool:
        return None


def _can_start_processes(context: BaseContext) -> bool:
    """False without semaphores or processes to spare, and where a child would run the main script again."""
    if context.get_start_method() != "fork" and not _main_is_guarded():
        return False
    try:
        with _pool(context, 1) as pool:
            return pool.submit(_nothing).result() is None
    except (BrokenProcessPool, OSError, ImportError):
        return False


def _main_is_guarded() -> bool:
    """Whether a child may import the main script: its work stands below `if __name__ == "__main__"`, or it is none."""
    script = getattr(sys.modules["__main__"], "__file__", None)
    try:
        return script is None or b"__main__" in Path(script).read_bytes()
    except OSError:
        return True  # an executable archive, written by an installer


def _nothing() -> None:
    """The least that a process can do."""


@contextmanager
def _pool(context: BaseContext, jobs: int) -> Iterator[ProcessPoolExecutor]:
    """A pool whose processes are gone at the end, at once when the end is an exception."""
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)
    try:
        yield pool
    except BaseException:
        for process in list((pool._processes or {}).values()):  # noqa: SLF001 - public from Python 3.14 on
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _context() -> BaseContext:
    """`fork` where nothing forbids it: with other threads, their locks would stay locked for ever in the child."""
    if sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1:
        return multiprocessing.get_context("fork")
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


def _begin() -> None:
    """In a new worker: leave interrupts to the parent, and outlive it by no moment."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
