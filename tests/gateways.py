"""Real gateways before small backends: sends a model's probes through a configuration and says where they disagree."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple, Self

from decomposer.gateway import Probe, make_probes
from decomposer.model import RouteModel
from tests.tools import require_tool

TIMEOUT = 10
"""Seconds that any one wait may take."""


class Answer(NamedTuple):
    """What came back: the status, and what the backend saw (an empty name when none was reached)."""

    status: int
    backend: str
    method: str = ""
    path: str = ""
    headers: Mapping[str, str] = {}
    body: int = 0


class Disagreement(NamedTuple):
    """A request that did not land where the interpreter says."""

    probe: Probe
    landed: str


class _Echo(BaseHTTPRequestHandler):
    """Answers every method with what it got; header and body leave in one send, as keep-alive needs it."""

    protocol_version = "HTTP/1.1"
    server: Backend

    def __getattr__(self, name: str) -> object:
        if name.startswith("do_"):
            return self._answer
        raise AttributeError(name)

    def setup(self) -> None:
        super().setup()
        self.server.connections += 1

    def _answer(self) -> None:
        received = len(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        seen = {
            "backend": self.server.name,
            "method": self.command,
            "path": self.requestline.split(" ")[1],  # as sent: `path` has lost doubled slashes
            "headers": {name.lower(): value for name, value in self.headers.items()},
            "body": received,
        }
        body = json.dumps(seen).encode()
        head = (
            f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
            f"X-Backend: {self.server.name}\r\n\r\n"
        )
        self.wfile.write(head.encode("ascii") + (b"" if self.command == "HEAD" else body))

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests look at the answers."""


class Backend(ThreadingHTTPServer):
    """A backend on a free loopback port; counts the connections it gets."""

    daemon_threads = True

    def __init__(self, name: str) -> None:
        super().__init__(("127.0.0.1", 0), _Echo)
        self.name = name
        self.connections = 0

    @property
    def address(self) -> str:
        """`host:port`."""
        return f"127.0.0.1:{self.server_address[1]}"


@contextmanager
def start_backends(names: Sequence[str]) -> Iterator[dict[str, Backend]]:
    """Backends by name; all are closed at the end."""
    backends = {name: Backend(f"backend-{number}") for number, name in enumerate(names)}
    threads = [threading.Thread(target=one.serve_forever, args=(0.02,), daemon=True) for one in backends.values()]
    for thread in threads:
        thread.start()
    try:
        yield backends
    finally:
        for backend in backends.values():
            backend.shutdown()
            backend.server_close()
        for thread in threads:
            thread.join(TIMEOUT)


@dataclass
class Nginx:
    """A running nginx. `folder` holds its files."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] = field(repr=False)

    def reload(self, text: str) -> None:
        """Take over another configuration without a stop: the file is renamed into place, then the master told."""
        write_configuration(self.folder, text)
        self.process.send_signal(signal.SIGHUP)

    def log_lines(self) -> list[dict[str, object]]:
        """The access log."""
        return [json.loads(line) for line in (self.folder / "access.log").read_text("utf-8").splitlines()]

    def errors(self) -> str:
        """The error log."""
        return (self.folder / "error.log").read_text("utf-8")


def write_configuration(folder: Path, text: str) -> Path:
    """Put the text in place at once; the path of the file."""
    draft = folder / "nginx.conf.new"
    draft.write_text(text, "utf-8")
    return draft.rename(folder / "nginx.conf")


def place(text: str, port: int, backends: Mapping[str, Backend], model: RouteModel) -> str:
    """An emitted configuration with the addresses of this test: what its readers are told to edit, and nothing else."""
    for upstream in model.upstreams:
        head = f"server {upstream.address};"
        assert text.count(head) == 1
        text = text.replace(head, f"server <{upstream.name}>;")
    for upstream in model.upstreams:
        text = text.replace(f"server <{upstream.name}>;", f"server {backends[upstream.name].address};")
    text, count = re.subn(r"(?m)^( *)listen [^;]+;$", rf"\1listen 127.0.0.1:{port};", text)
    assert count == 1
    return text


def free_port() -> int:
    """A loopback port that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def start_nginx(folder: Path, text: str, port: int) -> Iterator[Nginx]:
    """An nginx that answers on the port; ended by its own process id."""
    write_configuration(folder, text)
    # Started by root, workers would become another user, who may not enter the test's folder.
    settings = "daemon off;" + (" user root;" if os.geteuid() == 0 else "")
    command = [require_tool("nginx"), "-p", str(folder), "-e", "error.log", "-c", "nginx.conf", "-g", settings]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        try:
            _wait_until_open(process, port)
            yield Nginx(folder, port, process)
        finally:
            process.terminate()
            process.communicate(timeout=TIMEOUT)


def _wait_until_open(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + TIMEOUT
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.01)
    process.terminate()
    raise RuntimeError(process.communicate(timeout=TIMEOUT)[1].decode("utf-8", "replace"))


class Client:
    """A keep-alive client that asks once more on a connection that was closed meanwhile."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
        self.retries = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def ask(
        self, method: str, target: str, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        """The answer to one request, sent as it is."""
        try:
            return self._ask(method, target, headers or {}, body)
        except (ConnectionError, http.client.HTTPException):
            self._connection.close()
            self.retries += 1
            return self._ask(method, target, headers or {}, body)

    def _ask(self, method: str, target: str, headers: Mapping[str, str], body: bytes | None) -> Answer:
        self._connection.request(method, target, body, dict(headers))
        response = self._connection.getresponse()
        text = response.read()
        backend = response.headers.get("X-Backend", "")
        if not backend or not text:
            return Answer(response.status, backend)
        seen = json.loads(text)
        return Answer(response.status, backend, seen["method"], seen["path"], seen["headers"], seen["body"])


def find_disagreements(port: int, probes: Sequence[Probe], backends: Mapping[str, Backend]) -> list[Disagreement]:
    """The probes that land elsewhere than the interpreter says, or are refused and should not be, or the other way."""
    found: list[Disagreement] = []
    names = {backend.name: name for name, backend in backends.items()}
    with Client(port) as client:
        for probe in probes:
            answer = client.ask(probe.method, probe.target)
            landed = names.get(answer.backend)
            refused = answer.status == 400
            if landed != probe.upstream or refused != (probe.upstream is None):
                found.append(Disagreement(probe, landed or str(answer.status)))
    return found


def check(model: RouteModel, conf: str, folder: Path, probes: Sequence[Probe] | None = None) -> list[Disagreement]:
    """Start nginx with an emitted configuration and compare each probe with the model's interpreter."""
    port = free_port()
    with start_backends([upstream.name for upstream in model.upstreams]) as backends:
        text = place(conf, port, backends, model)
        with start_nginx(folder, text, port):
            return find_disagreements(port, make_probes(model) if probes is None else probes, backends)
