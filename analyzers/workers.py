"""Work in several processes that may die, each result given as soon as it is there.

Each worker has a pipe of its own, and the parent has no thread: so `fork` stays safe (20 ms for two workers, against
more than 300 ms for fresh interpreters as joblib starts them), a dead worker tells which chunk it had, and one that is
killed while it writes blocks nobody. The executor of the standard library can do none of the three.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Generic, TypeVar, cast

Item = TypeVar("Item")
Result = TypeVar("Result")
Chunk = Sequence[Item]
Work = Callable[[Chunk[Item]], Result]
Outcomes = Generator[tuple[Chunk[Item], Result | None], None, None]

_MOST = 61  # what Windows can wait for
_PATIENCE = 5  # seconds for a worker without work to end


def available_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1  # pragma: no cover - not on Linux


def run(work: Work[Item, Result], chunks: Sequence[Chunk[Item]], jobs: int) -> Outcomes[Item, Result]:
    """Each chunk with the result of `work`, in any order; one job, or no way to start processes, is serial.

    `work` must not raise, and must be importable by another process. When a process dies, its chunk is done again
    item by item: an item that kills another process comes alone and without result. Close the generator to end all
    processes at once.
    """
    jobs = min(jobs, len(chunks), _MOST)
    if jobs > 1 and _may_start_processes():
        with _crew(work) as crew:
            if crew.start(jobs):
                yield from _shared(crew, deque(chunks))
                return
    for chunk in chunks:
        yield chunk, work(chunk)


def _shared(crew: _Crew[Item, Result], waiting: deque[Chunk[Item]]) -> Outcomes[Item, Result]:
    """The results of a crew; chunks without result are left when its last worker died and no other could start."""
    crew.feed(waiting)
    while crew.busy:
        for chunk, result in crew.results():
            if result is None and len(chunk) > 1:
                waiting.extendleft([item] for item in chunk)
                continue
            crew.feed(waiting)
            yield chunk, result
        crew.feed(waiting)
    for chunk in waiting:
        yield chunk, None


class _Crew(Generic[Item, Result]):
    """Workers by their pipes: the idle ones, and the busy ones with their chunks."""

    def __init__(self, work: Work[Item, Result]) -> None:
        self._work = work
        self._context = _context()
        self._processes: dict[Connection, BaseProcess] = {}
        self._idle: list[Connection] = []
        self.busy: dict[Connection, Chunk[Item]] = {}

    def start(self, count: int) -> bool:
        """Start workers that say they are there; whether all of them did."""
        try:
            new = [self._start() for _ in range(count)]
            for pipe in new:
                pipe.recv()
        except (EOFError, OSError, ImportError):
            return False
        self._idle += new
        return True

    def _start(self) -> Connection:
        pipe, far_end = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(far_end, self._work), daemon=True)  # type: ignore[attr-defined]  # missing in its stubs
        process.start()
        # The end of the pipe is seen only when nobody else holds the far end, nor a worker started after this.
        far_end.close()
        self._processes[pipe] = process
        return pipe

    def feed(self, waiting: deque[Chunk[Item]]) -> None:
        """Give each idle worker a chunk."""
        while waiting and self._idle:
            pipe = self._idle.pop()
            self.busy[pipe] = waiting.popleft()
            # A worker that died meanwhile is noticed when its result is awaited.
            with contextlib.suppress(OSError):
                pipe.send(self.busy[pipe])

    def results(self) -> Iterator[tuple[Chunk[Item], Result | None]]:
        """Wait for the next results; None comes from a worker that died, and another takes its place."""
        for pipe in cast("list[Connection]", wait(list(self.busy))):
            chunk = self.busy.pop(pipe)
            try:
                result: Result | None = pipe.recv()
            except (EOFError, OSError):
                result = None
                self._replace(pipe)
            else:
                self._idle.append(pipe)
            yield chunk, result

    def _replace(self, dead: Connection) -> None:
        self._processes.pop(dead).join()
        dead.close()
        self.start(1)

    def dismiss(self) -> None:
        """Tell all workers that there is no more work."""
        for pipe in self._idle:
            with contextlib.suppress(OSError):
                pipe.send(None)
        for pipe in self._idle:
            self._processes[pipe].join(_PATIENCE)

    def end(self) -> None:
        """Leave no process behind."""
        for process in self._processes.values():
            process.terminate()
        for pipe, process in self._processes.items():
            process.join()
            pipe.close()


@contextlib.contextmanager
def _crew(work: Work[Item, Result]) -> Iterator[_Crew[Item, Result]]:
    crew = _Crew(work)
    try:
        yield crew
        crew.dismiss()
    finally:
        crew.end()


def _context() -> BaseContext:
    """`fork` where nothing forbids it: with other threads, their locks would stay locked for ever in the child."""
    if _can_fork():
        return multiprocessing.get_context("fork")
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


def _can_fork() -> bool:
    return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1


def _may_start_processes() -> bool:
    """False in a worker of somebody else, and where a child would run the whole main script again."""
    if multiprocessing.current_process().daemon:
        return False
    return _can_fork() or _main_is_guarded()


def _main_is_guarded() -> bool:
    """Whether a child may import the main script: its work stands below `if __name__ == "__main__"`, or it is none."""
    script = getattr(sys.modules["__main__"], "__file__", None)
    try:
        return script is None or b"__main__" in Path(script).read_bytes()
    except OSError:  # pragma: no cover - an executable archive, written by an installer
        return True


def _serve(pipe: Connection, work: Callable[[object], object]) -> None:
    """In a worker: leave interrupts to the parent, outlive it by no moment, and work chunk by chunk."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # The pipe breaks when the parent is gone.
    with contextlib.suppress(EOFError, OSError):
        pipe.send(None)
        while (chunk := pipe.recv()) is not None:
            pipe.send(work(chunk))


def _end_with_parent() -> None:  # pragma: no cover - ends without a trace
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
