"""Requests out of the logs of web servers: lines with a quoted request, and JSON lines.

`"GET /orders/ HTTP/1.1" 200` stands in the common and the combined log format, in what nginx, Apache, gunicorn,
uvicorn, Werkzeug and the standard library write by default, and in most formats that people make of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from decomposer.model import route_key
from decomposer.model.evidence import EvidenceSource, Traffic

from .documents import Json
from .files import read_lines
from .routes import RouteTable
from .tally import Tally
from .traffic import Requests

_LINE = re.compile(
    rb'"(?P<method>[A-Z]{3,20}) (?P<target>[^"\\]*(?:\\.[^"\\]*)*)" (?P<status>\d{3})(?!\d)(?P<rest>.*)',
    re.DOTALL,
)
_REQUEST = re.compile(r"(?P<method>[A-Z]{3,20}) (?P<target>\S+)")
_SIZE = re.compile(rb"\s+\S+")
_QUOTED = re.compile(rb'"(?![\d.]+")(?:\\.|[^"\\])*"')
_WITH_UNIT = re.compile(rb"(?<![\w.])(\d+(?:\.\d+)?) ?(ms|us|\xc2\xb5s|ns|s)(?!\w)")
_SECONDS = re.compile(rb"(?<![\w.])(\d+\.\d{3,9})(?![\w.])")
_UNITS = {"s": 1_000_000_000, "ms": 1_000_000, "us": 1_000, "\N{MICRO SIGN}s": 1_000, "ns": 1}

_METHOD = ("method", "requestmethod", "httpmethod", "httprequestmethod", "verb")
_TARGET = ("uri", "requesturi", "path", "requestpath", "urlpath", "httppath", "url", "target", "httptarget")
_STATUS = ("status", "statuscode", "httpstatus", "httpstatuscode", "responsestatus", "responsecode", "downstreamstatus")
_WHOLE = ("request", "requestline", "message", "msg", "event", "log")
_TIME = re.compile(r"(?:request|response)?(?:time|duration|latency|elapsed)(?P<unit>ms|us|ns|s|)")
_FULL_UNITS = (("milliseconds", "ms"), ("microseconds", "us"), ("nanoseconds", "ns"), ("seconds", "s"), ("taken", ""))


class Request(NamedTuple):
    """One request; `nanos` is None where nothing says how long it took, or in which unit."""

    method: str
    target: str
    status: str
    nanos: int | None


def read_access_logs(
    paths: Sequence[Path], routes: RouteTable
) -> tuple[tuple[EvidenceSource, ...], tuple[Traffic, ...]]:
    """How many lines of each file were used, and the requests of each route in all of them."""
    requests = Requests("access log")
    sources = tuple(_read(path, routes, requests) for path in paths)
    return sources, requests.result()


def _read(path: Path, routes: RouteTable, requests: Requests) -> EvidenceSource:
    tally, read, used = Tally(), 0, 0
    for number, line in read_lines(path, tally):
        if not line.strip():
            continue
        read += 1
        request = parse(line)
        if request is None:
            tally.skip("a line is of no known format", f"{path.name}:{number}", line[:200].decode("utf-8", "replace"))
            continue
        route = routes.find(request.method, request.target)
        if route is None:
            place = f"{path.name}:{number}"
            tally.skip("no route of the program answers this", place, f"{request.method} {request.target}")
            continue
        used += 1
        requests.add(route_key(route), request.status, request.nanos)
    return EvidenceSource("access log", path.name, "line", read, used, tally.skipped())


def parse(line: bytes) -> Request | None:
    """The request of a line; None for a line of no known format."""
    found = None if line.lstrip().startswith(b"{") else _LINE.search(line)
    if found is not None:
        status = found["status"].decode()
        target = found["target"].partition(b" HTTP/")[0].decode("utf-8", "replace")
        return Request(found["method"].decode(), target, status, _nanos(found["rest"]))
    begin = line.find(b"{")
    return _of_json(line[begin:]) if begin >= 0 else None


def _nanos(rest: bytes) -> int | None:
    """The time behind status and size: with a unit, else a decimal number, which is one of seconds.

    A whole number may be of any unit.
    """
    size = _SIZE.match(rest)
    tail = _QUOTED.sub(b"", rest[size.end() :] if size else rest)
    if not tail:
        return None
    if found := _WITH_UNIT.search(tail):
        return round(float(found[1]) * _UNITS[found[2].decode()])
    found = _SECONDS.search(tail)
    return round(float(found[1]) * _UNITS["s"]) if found else None


# JSON


def _of_json(line: bytes) -> Request | None:
    try:
        document: Json = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    fields = dict(_fields(document)) if isinstance(document, dict) else {}
    status = _first(fields, _STATUS)
    method, target = _first(fields, _METHOD), _first(fields, _TARGET)
    for whole in (fields.get(name) for name in _WHOLE):
        if isinstance(whole, str) and not (method and target and status):
            inner = _LINE.search(whole.encode("utf-8", "replace"))
            if inner is not None:
                return parse(whole.encode("utf-8", "replace"))
            request = _REQUEST.match(whole)
            method, target = (request["method"], request["target"]) if request else (method, target)
    if not (method and target and re.fullmatch(r"\d{3}", status)):
        return None
    return Request(method.upper(), target, status, next(_times(fields), None))


def _fields(document: dict[str, Json]) -> Iterator[tuple[str, Json]]:
    """Plain values by the letters of their names; also those one level deeper, which come first."""
    for name, value in document.items():
        key = re.sub(r"[^a-z]", "", name.lower())
        if isinstance(value, dict):
            yield from ((re.sub(r"[^a-z]", "", inner.lower()), one) for inner, one in value.items())
        else:
            yield key, value


def _first(fields: dict[str, Json], names: tuple[str, ...]) -> str:
    found = (fields.get(name) for name in names)
    return next((str(one) for one in found if isinstance(one, str | int) and one != ""), "")


def _times(fields: dict[str, Json]) -> Iterator[int]:
    """A number whose name says its unit, or a decimal one, which is one of seconds."""
    for name, value in fields.items():
        for full, short in _FULL_UNITS:
            name = name.replace(full, short)  # noqa: PLW2901  # the same name, shorter
        found = _TIME.fullmatch(name)
        number = _number(value)
        if found is not None and number is not None:
            has_point = isinstance(value, float) or (isinstance(value, str) and "." in value)
            unit = found["unit"] or ("s" if has_point else "")
            if unit and 0 <= number < 1e9:
                yield round(number * _UNITS[unit])


def _number(value: Json) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None
