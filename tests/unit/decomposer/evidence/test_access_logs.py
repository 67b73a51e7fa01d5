"""Requests out of lines that web servers write, and the routes that they are for."""

from __future__ import annotations

import gzip
import tracemalloc
from pathlib import Path

import pytest

from decomposer.evidence import gather
from decomposer.evidence.access_logs import Request, parse, read_access_logs
from decomposer.evidence.routes import RouteTable
from decomposer.model import Location, Route
from decomposer.model.evidence import EvidenceFiles, Observations
from tests.fakes.programs import program

MS = 1_000_000
HEAD = '10.1.2.3 - ann [23/Nov/2026:04:02:03 +0000] "GET /orders/7/?page=2 HTTP/1.1" 200'
AGENT = '"https://shop.example/" "Mozilla/5.0 (X11) Chrome/87.0.4280.88"'
JSON = {
    "nginx": '{"request_method":"GET","request_uri":"/orders/7/?page=2","status":"200","request_time":"0.012"}',
    "caddy": '{"ts":1.6e9,"request":{"method":"GET","uri":"/orders/7/?page=2"},"duration":0.012,"size":3,"status":200}',
    "milliseconds": '{"method":"GET","path":"/orders/7/?page=2","status_code":200,"duration_ms":12}',
    "whole request": '{"request":"GET /orders/7/?page=2 HTTP/1.1","status":200,"responseTimeMs":12.0}',
    "in a message": '{"level":"INFO","message":"10.1.2.3 - - [x] \\"GET /orders/7/?page=2 HTTP/1.1\\" 200 5 0.012"}',
    "behind a prefix": 'web-1 | {"method":"GET","path":"/orders/7/?page=2","status":200,"request_time_us":12000}',
}


@pytest.mark.parametrize(
    ("line", "nanos"),
    [
        (f"{HEAD} 512", None),
        (f"{HEAD} -", None),
        (f"{HEAD} 512 {AGENT}", None),
        (f'{HEAD} 512 {AGENT} "192.168.100.200"', None),
        (f"{HEAD} 512 {AGENT} 0.012", 12 * MS),
        (f"{HEAD} 512 {AGENT} 0.012 0.010 .", 12 * MS),
        (f"{HEAD} 512 {AGENT} rt=0.012 uct=0.001", 12 * MS),
        (f'{HEAD} 512 {AGENT} "0.012"', 12 * MS),
        (f"{HEAD} 512 {AGENT} 0.012000", 12 * MS),
        (f"{HEAD} 512 {AGENT} 12000", None),
        (f"{HEAD} 512 {AGENT} 12ms", 12 * MS),
        (f"{HEAD} 512 {AGENT} 12000 us", 12 * MS),
        ('INFO:     10.1.2.3:51234 - "GET /orders/7/?page=2 HTTP/1.1" 200 OK', None),
        *((line, 12 * MS) for line in JSON.values()),
    ],
)
def test_formats(line: str, nanos: int | None) -> None:
    """The request and its status come out of each format, the time where its unit is known."""
    assert parse(line.encode()) == Request("GET", "/orders/7/?page=2", "200", nanos)


@pytest.mark.parametrize(
    "line",
    [
        "garbage",
        '10.1.2.3 - - [x] "\\x16\\x03\\x01" 400 150',
        '10.1.2.3 - - [x] "GET /a HTTP/1.1"',
        '10.1.2.3 - - [x] "GET /a HTTP/1.1" 20',
        '{"method":"GET","path":"/a"}',
        '{"method":"GET","path":"/a","status":"ok"}',
        '{"method":"GET","path":"/a","status":200',
        '{"a":' * 5000,
        "\udcff\udcfe",
        "#Fields: date time cs-method",
    ],
)
def test_lines_of_no_known_format(line: str) -> None:
    """What is no request is none."""
    assert parse(line.encode("utf-8", "surrogateescape")) is None


SHOP = program("""
    shop.views.show handles GET /orders/
    shop.views.place handles POST /orders/
    shop.views.one handles GET /orders/<int:pk>/
""")


def observe(tmp_path: Path, *texts: str | bytes) -> Observations:
    """What logs with these texts show."""
    paths = []
    for number, text in enumerate(texts):
        paths.append(tmp_path / f"access{number}.log")
        paths[-1].write_bytes(text if isinstance(text, bytes) else text.encode())
    return gather(SHOP, EvidenceFiles(access_logs=tuple(paths)), tmp_path)


def line(request: str, status: int = 200, seconds: str = "0.010") -> str:
    """One line of a log."""
    return f'::1 - - [x] "{request} HTTP/1.1" {status} 5 "-" "-" {seconds}\n'


def test_requests_of_routes(tmp_path: Path) -> None:
    """Requests are counted by route and class of status, over all files; what the server failed counts as an error."""
    first = line("GET /orders/") * 18 + line("GET /orders/", 503, "2.000") * 2 + line("HEAD /orders/")
    second = line("POST /orders/", 302) + line("GET /orders/", 404)
    seen = observe(tmp_path, first, gzip.compress(second.encode()))
    shown, placed = seen.traffic
    assert (shown.route, shown.timing.calls, shown.timing.errors) == ("GET /orders/", 22, 2)
    assert shown.statuses == (("2xx", 19), ("4xx", 1), ("5xx", 2))
    assert shown.timing.p50_ms == pytest.approx(10, rel=0.01)
    assert shown.timing.p95_ms == pytest.approx(2000, rel=0.01)
    assert (placed.route, placed.statuses) == ("POST /orders/", (("3xx", 1),))
    assert [(one.read, one.used) for one in seen.sources] == [(21, 21), (2, 2)]


def test_what_is_not_used_is_counted(tmp_path: Path) -> None:
    """Lines of no known format and requests of no route have a number each, and the first of them."""
    seen = observe(tmp_path, "hello\n" + line("GET /orders/") + line("DELETE /orders/") + "\nworld\n" + line("GET /x"))
    assert [(one.reason, one.number, one.first, one.detail) for one in seen.sources[0].skipped] == [
        ("a line is of no known format", 2, "access0.log:1", "hello"),
        ("no route of the program answers this", 2, "access0.log:3", "DELETE /orders/"),
    ]
    assert (seen.sources[0].read, seen.sources[0].used) == (5, 1)


def test_a_large_log_is_not_loaded(tmp_path: Path) -> None:
    """Lines are read one after the other, however many there are."""
    text = line("GET /orders/1/") * 100_000
    (tmp_path / "large.log").write_text(text, "utf-8")
    table = RouteTable(SHOP.routes)
    tracemalloc.start()
    sources, traffic = read_access_logs([tmp_path / "large.log"], table)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (sources[0].used, traffic[0].timing.calls) == (100_000, 100_000)
    assert peak < len(text) / 10


def route(pattern: str, regex: str, order: int, **others: object) -> Route:
    """A route; its handler is its place in the table."""
    fields = {"method": "GET", "is_prefix": False, "operation": ""} | others
    place = Location("urls.py", order + 1)
    return Route(
        str(fields["method"]),
        pattern,
        regex,
        str(order),
        place,
        order,
        "x",
        "",
        bool(fields["is_prefix"]),
        "certain",
        str(fields["operation"]),
    )


TABLE = RouteTable(
    [
        route("/a/<int:pk>/", r"/a/(?:[0-9]+)/", 0),
        route("/a/<slug:s>/", r"/a/(?:[-\w]+)/", 1),
        route("/admin/", "/admin/", 2, is_prefix=True, method="*"),
        route("/files", "/files", 3, is_prefix=True),
        route("/v1.0/x", r"/v1\.0/x", 4),
        route("/<path:rest>", r"/(?:p.+)", 5),
        route("/evil", r"/(?:(?:e+)+)+x", 6),
        route("/broken", r"/(broken", 7),
        route("/graph", "/graph", 8, operation="Query.a"),
        route("/é", "/é", 9),
    ]
)


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("/a/12/", "0"),
        ("/a/twelve/", "1"),
        ("/a/12", None),
        ("/admin/", "2"),
        ("/admin/x/y", "2"),
        ("/administration", None),
        ("/files", "3"),
        ("/files/a", "3"),
        ("/filesystem", None),
        ("/v1.0/x#y", "4"),
        ("/v1x0/x", None),
        ("/pages/of/it?a=/a/1/", "5"),
        ("https://shop.example/a/12/?x", "0"),
        ("http://[broken/a", None),
        ("/" + "e" * 60, None),
        ("/graph", None),
        ("/%C3%A9", "9"),
        ("/" + "p" * 3000, None),
        ("*", None),
    ],
)
def test_routes_by_path(target: str, found: str | None) -> None:
    """The first route of the table that matches the whole path answers; a mounted one also what is below it."""
    route = TABLE.find("GET", target)
    assert (route.handler if route else None) == found


@pytest.mark.parametrize("template", ["/a/{pk}/", "a/<int:x>/", "^a/(?P<pk>[0-9]+)/$", r"^/a/(?P<pk>\d+)/\Z"])
def test_routes_by_template(template: str) -> None:
    """What a framework calls its route is found whatever it calls the parameters."""
    found = TABLE.named("GET", template)
    assert found is not None
    assert found.pattern == "/a/<int:pk>/"
