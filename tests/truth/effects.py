"""Runs functions of small programs and prints what they did to the world around them.

Reads jobs as JSON from standard input, `[{folder, runs}]`; writes per job a record `Answer`. Each program runs in a
process of its own, in an empty folder. Nothing leaves the machine: every host is a server of ours.
"""

from __future__ import annotations

import asyncio
import importlib
import inspect
import os
import re
import socket
import sys
import tempfile
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import FrameType, ModuleType
from typing import TypedDict

from tests.truth.jobs import answer_jobs

_COMPREHENSION = re.compile(r"(?:\.<locals>\.<(?:listcomp|dictcomp|setcomp|genexpr)>)+$")
WRITING = os.O_WRONLY | os.O_RDWR
_PASSING = frozenset({__name__, "os", "collections.abc"})
"""Modules through which an environment variable is asked for."""
_ASKING = frozenset({"decouple", "environ"})
"""Packages that ask for variables in the name of the program."""
CHANGING = ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.copyfile", "shutil.move", "shutil.rmtree")


class Job(TypedDict):
    """A folder with a program, and the functions to run, in their order."""

    folder: str
    runs: list[str]


class Answer(TypedDict):
    """What each function did: variables that are other than before, environment variables, files, requests, launches.

    Of variables the rows name the function that ran; everything else the function at whose line it happened.
    """

    changed: list[list[str]]
    settings: list[list[str]]
    files: list[list[str]]
    outgoing: list[list[str]]
    launches: list[list[str]]


class Recorder:
    """Collects rows; each belongs to the innermost function of the program that is running."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the program."""
        self._folder = str(folder)
        self.running = ""
        self.askers = _ASKING | {path.name.removesuffix(".py") for path in folder.iterdir()}
        self.answer = Answer(changed=[], settings=[], files=[], outgoing=[], launches=[])

    def add(self, kind: str, *row: str) -> None:
        """Note a row, once."""
        who = self._who()
        rows = self.answer[kind]  # type: ignore[literal-required]
        if who and [who, *row] not in rows:
            rows.append([who, *row])

    def _who(self) -> str:
        frame: FrameType | None = inspect.currentframe()
        while frame is not None:
            path = frame.f_code.co_filename
            if frame.f_code.co_name.startswith("_rmtree"):
                break
            if path.startswith(self._folder):
                module, name = frame.f_globals["__name__"], _COMPREHENSION.sub("", frame.f_code.co_qualname)
                return module if name == "<module>" else f"{module}.{name}"
            frame = frame.f_back
        return "" if frame is not None else self.running

    def audited(self, event: str, given: tuple[object, ...]) -> None:
        """What the interpreter says of files and processes."""
        if event == "open" and isinstance(given[0], str) and isinstance(given[2], int) and given[2] & WRITING:
            self._file(given[0])
        elif event in CHANGING:
            self._file(str(given[1 if event in ("shutil.copyfile", "shutil.move", "os.rename") else 0]))
        elif event == "subprocess.Popen":
            words = " ".join(given[1]) if isinstance(given[1], list) else str(given[1])
            self.add("launches", "process", words.removeprefix("/bin/sh -c "))
        elif event == "os.system" and isinstance(given[0], bytes):
            self.add("launches", "process", given[0].decode())

    def _file(self, path: str) -> None:
        if "__pycache__" not in path and not path.startswith("/dev"):
            here = os.path.realpath(path)
            self.add("files", os.path.relpath(here, Path.cwd()) if here.startswith(str(Path.cwd())) else path)


def watch_environment(recorder: Recorder) -> None:
    """Note each environment variable that is read or written."""
    kind = type(os.environ)
    for method, way in (("__getitem__", "read"), ("__setitem__", "write"), ("__delitem__", "write")):
        setattr(kind, method, _noting(recorder, getattr(kind, method), way))


def _noting(recorder: Recorder, inner: Callable[..., object], way: str) -> Callable[..., object]:
    def noting(self: object, key: str, *given: object) -> object:
        frame = inspect.currentframe()
        while frame is not None and frame.f_globals["__name__"] in _PASSING:
            frame = frame.f_back
        asker = "" if frame is None else frame.f_globals["__name__"].partition(".")[0]
        if asker in recorder.askers:
            recorder.add("settings", key, way)
        return inner(self, key, *given)

    return noting


def watch_threads(recorder: Recorder) -> None:
    """Note each thread that is started; Python has no event for it before 3.12."""
    start = threading.Thread.start

    def started(thread: threading.Thread) -> None:
        recorder.add("launches", "thread", "")
        start(thread)

    threading.Thread.start = started  # type: ignore[method-assign, assignment]


@contextmanager
def one_server(recorder: Recorder) -> Iterator[None]:
    """Whatever host is asked for, a server of ours answers, and notes the request for the function that ran."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            url = f"http://{self.headers['Host']}{self.path.partition('?')[0]}"
            recorder.answer["outgoing"].append([recorder.running, self.command, url])
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.send_response(200)
            self.send_header("Content-Length", "2")
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(b"{}")

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = _answer  # noqa: N815  # as the server calls them

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    port = server.server_address[1]
    real = socket.getaddrinfo

    def ours(*_: object, **__: object) -> object:
        return real("127.0.0.1", port, socket.AF_INET, socket.SOCK_STREAM)

    connect = asyncio.BaseEventLoop.create_connection

    async def connected(
        loop: asyncio.BaseEventLoop, factory: object, host: object = None, there: object = None, **more: object
    ) -> object:
        place = ("127.0.0.1", port) if host is not None else (host, there)
        return await connect(loop, factory, *place, **more)  # type: ignore[call-overload]

    socket.getaddrinfo = ours  # type: ignore[assignment]
    asyncio.BaseEventLoop.create_connection = connected  # type: ignore[method-assign, assignment]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()


def variables(prefixes: set[str]) -> dict[str, str]:
    """What the variables of the program's modules and the attributes of its classes look like now."""
    found: dict[str, str] = {}
    seen: set[int] = set()
    for module in [m for n, m in sorted(sys.modules.items()) if n.partition(".")[0] in prefixes]:
        for name, value in vars(module).items():
            if isinstance(value, type) and value.__module__ == module.__name__:
                held = {k: _look(v, prefixes) for k, v in vars(value).items() if k[:2] != "__"}
                found |= {f"{module.__name__}.{name}.{key}": look for key, look in held.items()}
            elif (
                name[:2] != "__" and not isinstance(value, ModuleType) and not callable(value) and id(value) not in seen
            ):
                # Another name of the same object is an import of it.
                seen |= set() if isinstance(value, int | str | None) else {id(value)}
                found[f"{module.__name__}.{name}"] = _look(value, prefixes)
    return found


def _look(value: object, prefixes: set[str]) -> str:
    """What a value looks like; of an object of the program also what it holds."""
    is_ours = type(value).__module__.partition(".")[0] in prefixes and hasattr(value, "__dict__")
    return "" if callable(value) else f"{value!r}{vars(value) if is_ours else ''}"


def run(job: Job) -> Answer:
    """Runs the functions one after the other."""
    folder = Path(job["folder"]).resolve()
    sys.path.insert(0, str(folder))
    recorder = Recorder(folder)
    prefixes = {path.name.removesuffix(".py") for path in folder.iterdir()}
    with tempfile.TemporaryDirectory() as empty, one_server(recorder):
        os.chdir(empty)
        watch_environment(recorder)
        watch_threads(recorder)
        sys.addaudithook(recorder.audited)
        for name in dict.fromkeys(one.rpartition(".")[0] for one in job["runs"]):
            importlib.import_module(name)
        for name in job["runs"]:
            module, _, function = name.rpartition(".")
            recorder.running, before = name, variables(prefixes)
            done = getattr(sys.modules[module], function)()
            if inspect.isawaitable(done):
                asyncio.run(_finished(done))
            after = variables(prefixes)
            recorder.answer["changed"] += [[name, key] for key in after if after[key] != before.get(key, after[key])]
        recorder.running = ""
        os.chdir("/")
    return recorder.answer


async def _finished(done: Awaitable[object]) -> None:
    await done


if __name__ == "__main__":
    answer_jobs(run)
