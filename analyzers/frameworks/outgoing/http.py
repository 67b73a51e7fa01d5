"""Requests over HTTP: their methods and URLs as far as they are known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzers.facts import Attribute, Bind, Call, Expression, Name, Return
from analyzers.frameworks.protocol import Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.origins import origins
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.walk import argument, last_word
from analyzers.program import OutgoingCall

from .targets import ANY, targets
from .written import is_written

_METHODS = ("get", "post", "put", "patch", "delete", "head", "options")
_STEPS = 4
"""Names that stand for names on the way to the client."""


class _Form(NamedTuple):
    """The method of a request, or the position of the argument that says it; where the URL is."""

    method: str | int
    url: int
    keyword: str = "url"


class _Base(NamedTuple):
    """What may stand before each URL; whether it can be nothing but what is written in the source."""

    texts: list[str]
    is_literal: bool = False


_MODULES = ("requests", "requests.api", "httpx")
_FUNCTIONS = {f"{module}.{name}": _Form(name, 0) for module in _MODULES for name in _METHODS}
_FUNCTIONS |= {
    "requests.request": _Form(0, 1),
    "requests.api.request": _Form(0, 1),
    "httpx.request": _Form(0, 1),
    "httpx.stream": _Form(0, 1),
    "aiohttp.request": _Form(0, 1),
    "urllib3.request": _Form(0, 1),
    "urllib.request.urlopen": _Form("", 0),
    "urllib.request.urlretrieve": _Form("get", 0),
    "urllib2.urlopen": _Form("", 0),
}
_CLIENTS = {
    "requests.Session": "",
    "requests.session": "",
    "requests.sessions.Session": "",
    "httpx.Client": "base_url",
    "httpx.AsyncClient": "base_url",
    "aiohttp.ClientSession": "base_url",
    "aiohttp.client.ClientSession": "base_url",
    "urllib3.PoolManager": "",
}
"""What sends requests, with the argument that is put before each URL."""
_OF_CLIENTS = {name: _Form(name, 0) for name in _METHODS} | {
    "request": _Form(0, 1),
    "stream": _Form(0, 1),
    "ws_connect": _Form("get", 0),
}
_CONNECTIONS = {
    "http.client.HTTPConnection": "http",
    "http.client.HTTPSConnection": "https",
    "httplib.HTTPConnection": "http",
    "httplib.HTTPSConnection": "https",
}


def requests_sent(linked: Linked) -> Iterator[OutgoingCall]:
    """Each request that is sent by a function or a client of a library."""
    evaluator = linked.evaluator
    for path, form in _FUNCTIONS.items():
        for site in linked.outside.get(path, ()):
            yield from _sent(evaluator, site, path, form, _Base([""]))
    for client, keyword in _CLIENTS.items():
        for method, form in _OF_CLIENTS.items():
            for site in linked.outside.get(f"{client}.{method}", ()):
                yield from _sent(evaluator, site, f"{client}.{method}", form, _bases(evaluator, site, keyword))
    for connection, scheme in _CONNECTIONS.items():
        for site in linked.outside.get(f"{connection}.request", ()):
            hosts, is_literal = _before(evaluator, site, 0, "host")
            whole = _Base([f"{scheme}://{one}" for one in hosts] or [f"{scheme}://{ANY}"], is_literal)
            yield from _sent(evaluator, site, f"{connection}.request", _Form(0, 1), whole)


def _sent(evaluator: Evaluator, site: CallSite, mechanism: str, form: _Form, before: _Base) -> Iterator[OutgoingCall]:
    url = _wrapped(evaluator, argument(site.call, form.url, form.keyword), site.frame)
    urls = targets(evaluator, url, site.frame)
    methods = [form.method.upper()] if isinstance(form.method, str) else _said(evaluator, site, form.method)
    if not form.method and isinstance(form.method, str):
        methods = ["POST" if argument(site.call, 1, "data") is not None else "GET"]
    whole = sorted({_joined(base, one) for base in before.texts for one in urls})
    has_host = any("://" in one for one in urls)
    is_literal = is_written(evaluator, url, site.frame) if has_host else before.is_literal
    is_sure = len(whole) == len(methods) == 1 and whole[0] != ANY
    for method in methods:
        for one in whole:
            yield OutgoingCall(
                site.frame.symbol,
                "http",
                method,
                one,
                site.location,
                mechanism,
                "certain" if is_sure else "likely",
                site.in_loop,
                is_literal,
            )


def _wrapped(evaluator: Evaluator, url: Expression | None, frame: Frame) -> Expression | None:
    """The URL in `Request(url)`, also where that has a name."""
    if isinstance(url, Name):
        behind = [item.expression for item in origins(evaluator, url, frame)]
        inner = _wrapped(evaluator, behind[0], frame) if len(behind) == 1 and isinstance(behind[0], Call) else None
        return url if inner is None or inner is behind[0] else inner
    is_request = isinstance(url, Call) and any(
        value.name.endswith(".Request") for value in evaluator.values(url.function, frame)
    )
    return argument(url, 0, "url") if is_request and isinstance(url, Call) else url


def _said(evaluator: Evaluator, site: CallSite, position: int) -> list[str]:
    """The methods that an argument may name."""
    given = argument(site.call, position, "method")
    found = strings(evaluator, given, site.frame) if given is not None else []
    return sorted({one.replace(HOLE, ANY).upper() for one in found}) or [ANY]


def _bases(evaluator: Evaluator, site: CallSite, keyword: str) -> _Base:
    """What the client puts before each URL, by the calls that make it; an empty text for nothing."""
    found = _before(evaluator, site, -1, keyword) if keyword else _Base([])
    return found._replace(texts=found.texts or [""])


def _before(evaluator: Evaluator, site: CallSite, position: int, keyword: str) -> _Base:
    """What an argument of the calls says that make the client, sorted."""
    function = site.call.function
    made = list(_made(evaluator, function.base, site.frame)) if isinstance(function, Attribute) else []
    given = [(base, frame) for call, frame in made if (base := _place(call, position, keyword)) is not None]
    found = {one for base, frame in given for one in targets(evaluator, base, frame)}
    return _Base(sorted(found), bool(found) and all(is_written(evaluator, base, frame) for base, frame in given))


def _place(call: Call, position: int, keyword: str) -> Expression | None:
    """An argument; of aiohttp's client it is also the first one."""
    is_first = last_word(call.function) == "ClientSession"
    return argument(call, 0 if is_first else position, keyword)


def _made(evaluator: Evaluator, client: Expression, frame: Frame, depth: int = 0) -> Iterator[tuple[Call, Frame]]:
    """The calls that made a client, also in a function of the program that returns it."""
    if depth > _STEPS:
        return
    if isinstance(client, Call):
        yield client, frame
        for value in sorted(evaluator.values(client.function, frame)):
            home = evaluator.code.definitions.get(value.name) if value.kind == "function" else None
            for returned in _returned(home) if home is not None else ():
                yield from _made(evaluator, returned, home or frame, depth + 1)
    else:
        for item in origins(evaluator, client, frame):
            yield from _made(evaluator, item.expression, item.frame, depth + 1)
        yield from _entered(client, frame)


def _returned(home: Frame) -> Iterator[Expression]:
    for statement in home.scope.statements:
        if isinstance(statement, Return) and statement.value is not None:
            yield statement.value


def _entered(client: Expression, frame: Frame) -> Iterator[tuple[Call, Frame]]:
    """`with Client(...) as client`."""
    for statement in frame.scope.statements if isinstance(client, Name) else ():
        match statement:
            case Bind(how="enter", target=Name(id=name), value=Call() as made) if name == getattr(client, "id", ""):
                yield made, frame


def _joined(base: str, url: str) -> str:
    """A URL below what stands before it; one with a host of its own counts alone."""
    if "://" in url or not base:
        return f"{ANY}{url}" if url.startswith("/") else url
    return base if url == ANY else f"{base.rstrip('/')}/{url.lstrip('/')}"
