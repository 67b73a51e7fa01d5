"""The emitted configuration in the real nginx, before small backends."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

import pytest

from decomposer.gateway import emit_nginx
from decomposer.model import RouteModel
from decomposer.model.gateway import GatewayStep
from tests.fakes.routes import Row, make_model
from tests.gateways import Backend, Client, Nginx, check, free_port, place, start_backends, start_nginx
from tests.tools import require_tool

SHOP: tuple[Row, ...] = (
    ("* /", "", "pages"),
    ("GET /orders/", "", "orders"),
    ("POST /orders/", "", "orders"),
    ("* /orders/<int:pk>/", r"/orders/[0-9]+/", "orders"),
    ("GET /items/<slug>/", r"/items/[-\w]+/", "items"),
    ("POST /items/<slug>/", r"/items/[-\w]+/", "orders"),
    ("* /items/special/", "", "stock"),
    ("* /stock/report/", "", "orders"),
    ("* /stock/<name>/", r"/stock/[^/]+/", "stock"),
    ("* /<lang>/orders/", r"/[a-z]{2}/orders/", "orders"),
    ("* /주문/<int:pk>/", r"/주문/\d+/", "orders"),
    ("* /admin/...", "", "stock"),
    ("* /files/<path>", r"/files/.+", "pages"),
    ("* /feed", "", "orders"),
    ("GET /search", "", "orders"),
)
HOSTILE: tuple[Row, ...] = (
    ('* /a"; } evil {', r"/a\"; \} evil \{", "orders"),
    ("* /b$uri\\t'", r"/b\$uri\\t'", "orders"),
    ("* /c#x", r"/c#x/[0-9]+", "orders"),
    ("* /c#y", r"/c#x/y/", "orders"),
    ("* /d\n}\nserver {}", r"/d/[a-z]*", "orders"),
    ("* /e\\", r"/e\\", "orders"),
    ("* /f$x/1", r"/f\$x/[0-9]+", "orders"),
    ("* /(?i)f", r"/(?i)f", "orders"),
)


def emit(model: RouteModel, number: int = 2) -> str:
    """The configuration of a step."""
    return emit_nginx(model, GatewayStep(number, "Take orders out", f"gateway/step-{number:02d}/nginx.conf")).text


@pytest.fixture(scope="module")
def model() -> RouteModel:
    """The shop with two services out."""
    return make_model(SHOP, ["orders", "items"])


@pytest.fixture(scope="module")
def backends(model: RouteModel) -> Iterator[dict[str, Backend]]:
    """One backend for each upstream of the shop."""
    with start_backends([upstream.name for upstream in model.upstreams]) as started:
        yield started


@pytest.fixture(scope="module")
def nginx(model: RouteModel, backends: dict[str, Backend], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """The shop's gateway."""
    port = free_port()
    with start_nginx(tmp_path_factory.mktemp("nginx"), place(emit(model), port, backends, model), port) as started:
        yield started


@pytest.mark.parametrize("framework", ["flask", "django"])
@pytest.mark.parametrize("diverted", [[], ["orders"], ["orders", "items"], ["orders", "items", "pages", "stock"]])
def test_requests_land_where_the_interpreter_says(diverted: list[str], framework: str, tmp_path: Path) -> None:
    """In each step every probe of the table reaches the upstream that the model names."""
    model = make_model(SHOP, diverted, framework)
    assert check(model, emit(model), tmp_path) == []


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    """Quotes, braces, variables and line feeds in patterns change nothing but the path that is matched."""
    model = make_model(HOSTILE, ["orders"])
    assert [route.reason for route in model.skipped] == ["a special group"]
    assert check(model, emit(model), tmp_path) == []


@pytest.mark.parametrize(
    ("method", "target", "upstream"),
    [
        ("GET", "/orders/7/", "orders"),
        ("GET", "/orders", "orders"),
        ("GET", "/orders-archive", "monolith"),
        ("GET", "//orders//7/", "orders"),
        ("GET", "/%6frders/", "orders"),
        ("GET", "/x/../orders/", "orders"),
        ("GET", "/orders/../x", "monolith"),
        ("HEAD", "/items/blue/", "items"),
        ("POST", "/items/blue/", "orders"),
        ("DELETE", "/items/blue/", "items"),
        ("GET", "/items/special/", "items"),
        ("GET", "/%EC%A3%BC%EB%AC%B8/12/", "orders"),
        ("GET", "/nobody/knows?path=/orders/", "monolith"),
        ("GET", "/admin/orders/", "monolith"),
    ],
)
def test_example(nginx: Nginx, backends: dict[str, Backend], method: str, target: str, upstream: str) -> None:
    """Requests land where a reader of the table expects them, said here without the interpreter."""
    with Client(nginx.port) as client:
        answer = client.ask(method, target)
    assert (answer.status, answer.backend) == (200, backends[upstream].name)


@pytest.mark.parametrize("target", ["//orders//7/?a=%2F&b", "/%6frders/", "/x/../orders/", "/stock/%EC%A3%BC/"])
def test_backends_see_the_path_as_it_was_sent(nginx: Nginx, target: str) -> None:
    """The gateway chooses by the normalised path and changes nothing of the request line."""
    with Client(nginx.port) as client:
        assert client.ask("GET", target).path == target


@pytest.mark.parametrize("target", ["/orders", "/orders/7/", "/stock/report/", "/no-such-path"])
def test_every_location_forwards_all_headers(nginx: Nginx, target: str) -> None:
    """Exact, prefix, table and default locations all send the full header block and drop identities of clients."""
    sent = {
        "Host": "shop.example:8443",
        "X-Request-ID": "abc-123",
        "X-Forwarded-For": "203.0.113.9",
        "traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "X-Auth-User": "admin",
        "X-Canary": "always",
        "X_Auth_User": "admin",
        "Cookie": "session=1",
    }
    with Client(nginx.port) as client:
        seen = client.ask("GET", target, sent).headers
    assert {name: seen.get(name) for name in (*map(str.lower, sent), *FORWARDED)} == {
        "host": "shop.example:8443",
        "x-request-id": "abc-123",
        "x-forwarded-for": "203.0.113.9, 127.0.0.1",
        "traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "x-auth-user": None,
        "x-canary": None,
        "x_auth_user": None,
        "cookie": "session=1",
        "x-real-ip": "127.0.0.1",
        "x-forwarded-host": "shop.example:8443",
        "x-forwarded-proto": "http",
        "connection": None,
        "upgrade": None,
    }


FORWARDED = ("x-real-ip", "x-forwarded-host", "x-forwarded-proto", "connection", "upgrade")


@pytest.mark.parametrize("given", [None, "", 'a"b', "x" * 129])
def test_a_request_without_a_usable_id_gets_one(nginx: Nginx, given: str | None) -> None:
    """An id that could break a log line, or none, is replaced by a fresh one."""
    with Client(nginx.port) as client:
        seen = client.ask("GET", "/orders/", {} if given is None else {"X-Request-ID": given}).headers
    assert len(seen["x-request-id"]) == 32
    assert seen["x-request-id"].isalnum()


@pytest.mark.parametrize(("offered", "passed"), [("websocket", "websocket"), ("WebSocket", "websocket"), ("h2c", None)])
def test_only_websockets_may_switch_protocols(nginx: Nginx, offered: str, passed: str | None) -> None:
    """Sockets of the monolith go on working; a smuggled switch to HTTP/2 does not pass."""
    with Client(nginx.port) as client:
        seen = client.ask("GET", "/live", {"Upgrade": offered, "Connection": "Upgrade"}).headers
    assert seen.get("upgrade") == passed
    assert seen.get("connection") == ("upgrade" if passed else None)


def test_large_bodies_pass(nginx: Nginx) -> None:
    """The gateway has no limit of its own on uploads."""
    with Client(nginx.port) as client:
        assert client.ask("POST", "/orders/", body=b"x" * 3_000_000).body == 3_000_000


def test_connections_to_backends_are_reused(nginx: Nginx, backends: dict[str, Backend]) -> None:
    """Requests one after the other share connections to the backend, in a claimed prefix and in the table."""
    for target in ("/orders/", "/stock/report/"):
        before = backends["orders"].connections
        with Client(nginx.port) as client:
            for _ in range(30):
                client.ask("GET", target)
        assert backends["orders"].connections - before <= (os.cpu_count() or 1) + 1


def test_log_has_one_json_line_per_request(nginx: Nginx) -> None:
    """The log says who answered which request, how, and in which step."""
    with Client(nginx.port) as client:
        client.ask("GET", "/orders/41/?secret=1", {"X-Request-ID": "log-test-1", "User-Agent": '"\\x'})
    line = _wait_for_line(nginx, "log-test-1")
    assert {name: line[name] for name in ("method", "path", "route", "target", "status", "step")} == {
        "method": "GET",
        "path": "/orders/41/",
        "route": "/orders/",
        "target": "orders",
        "status": 200,
        "step": 2,
    }
    assert {"time", "traceparent", "upstream_status", "duration"} <= set(line)


def _wait_for_line(nginx: Nginx, request_id: str) -> dict[str, object]:
    """Nginx writes the line after the answer."""
    for _ in range(200):
        for line in nginx.log_lines():
            if line["request_id"] == request_id:
                return line
        time.sleep(0.01)
    raise AssertionError(f"no line of {request_id}")


def test_next_step_takes_over_without_a_lost_request(tmp_path: Path) -> None:
    """While clients ask, the next step's file is loaded: the old owner or the new one answers each request."""
    before, after = make_model(SHOP, []), make_model(SHOP, ["orders", "items"])
    port = free_port()
    with start_backends([upstream.name for upstream in after.upstreams]) as backends:
        old, new = ((200, backends[name].name) for name in ("monolith", "orders"))
        text = place(emit(before, 0), port, backends, before)
        with start_nginx(tmp_path, text, port) as nginx, _Load(port) as load:
            load.wait_for(lambda seen: len(seen) >= 50)
            nginx.reload(place(emit(after), port, backends, after))
            load.wait_for(lambda seen: seen.count(new) >= 50)
        assert set(load.seen) == {old, new}
        assert load.seen[-1] == new


class _Load:
    """Two clients that ask for an order again and again; `seen` holds status and backend of each answer."""

    MOST = 4000

    def __init__(self, port: int) -> None:
        self.seen: list[tuple[int, str]] = []
        self._enough = threading.Event()
        self._threads = [threading.Thread(target=self._run, args=(port,)) for _ in range(2)]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._enough.set()
        for thread in self._threads:
            thread.join(30)

    def _run(self, port: int) -> None:
        with Client(port) as client:
            while len(self.seen) < self.MOST and not self._enough.is_set():
                answer = client.ask("GET", "/orders/1/")
                self.seen.append((answer.status, answer.backend))

    def wait_for(self, done: Callable[[list[tuple[int, str]]], bool]) -> None:
        """Until the answers are as wanted, or no more come."""
        while not done(self.seen) and any(thread.is_alive() for thread in self._threads):
            time.sleep(0.005)


def test_bad_file_is_refused_and_the_old_one_stays(nginx: Nginx, backends: dict[str, Backend]) -> None:
    """A broken edit does no harm: nginx keeps what it has."""
    good = (nginx.folder / "nginx.conf").read_text("utf-8")
    nginx.reload(good.replace("listen ", "listne ", 1))
    for _ in range(200):
        if "listne" in nginx.errors():
            break
        time.sleep(0.01)
    assert 'unknown directive "listne"' in nginx.errors()
    with Client(nginx.port) as client:
        assert client.ask("GET", "/orders/").backend == backends["orders"].name
    nginx.reload(good)


def test_nginx_accepts_the_file_as_it_is_without_privileges(model: RouteModel) -> None:
    """Any user can check and run the file in any folder, before editing anything."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    try:
        (folder / "nginx.conf").write_text(emit(model), "utf-8")
        command = [require_tool("nginx"), "-t", "-p", str(folder), "-e", "stderr", "-c", "nginx.conf"]
        user = "nobody" if os.geteuid() == 0 else None
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, user=user, check=False)
        assert (done.returncode, "test is successful" in done.stderr) == (0, True), done.stderr
    finally:
        shutil.rmtree(folder)
