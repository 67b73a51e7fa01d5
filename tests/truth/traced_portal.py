"""Serves requests with the bundled monolith, with a span for each function that runs, and says what really ran.

`python traced_portal.py FOLDER` in the folder of the project writes into FOLDER: `traces.jsonl` as OpenTelemetry's own
exporter writes it; `access.log` as the server of the standard library writes it; `ran.json`, what was noted apart from
both: who called whom, who ran which statement, which handler answered.

Functions are named by the new and by the old conventions in turn. Generators have no spans: they run in pieces.
"""

from __future__ import annotations

import contextlib
import http.cookiejar
import inspect
import json
import os
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType
from typing import IO
from wsgiref.simple_server import WSGIRequestHandler, make_server
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

FOLDER, PROJECT = Path(sys.argv[1]), Path.cwd()
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "config.settings",
    "PORTAL_VAR_DIR": str(FOLDER),
    "DATABASE_URL": f"sqlite:///{FOLDER / 'db.sqlite3'}",
}
sys.path.insert(0, str(PROJECT))

import django  # noqa: E402  # the environment says which settings it has
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection  # noqa: E402
from django.urls import resolve  # noqa: E402
from opentelemetry import context, trace  # noqa: E402
from opentelemetry.exporter.otlp.json.file.trace_exporter import FileSpanExporter  # noqa: E402
from opentelemetry.instrumentation.wsgi import OpenTelemetryMiddleware  # noqa: E402
from opentelemetry.sdk.trace import TracerProvider  # noqa: E402
from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: E402

_UNFOLLOWED = inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR
calls: set[tuple[str, str, str]] = set()
uses: set[tuple[str, str, str]] = set()
answered: list[tuple[str, str]] = []
current = [""]
"""The functions that run, each below its caller; the first is the handler of the request."""
_open: list[tuple[FrameType, trace.Span, object]] = []
_files: dict[str, str | None] = {}


def own_file(path: str) -> str | None:
    """The path of a file of the project, else None."""
    if path not in _files:
        inside = path.startswith(f"{PROJECT}{os.sep}")
        _files[path] = path if inside else None
    return _files[path]


def watch(frame: FrameType, event: str, _: object) -> None:
    """A span for each function of the project, from its start to its end."""
    code = frame.f_code
    if event not in ("call", "return") or code.co_name.startswith("<") or code.co_flags & _UNFOLLOWED:
        return
    if own_file(code.co_filename) is None:
        return
    if event == "call":
        _begin(frame, f"{frame.f_globals['__name__']}.{code.co_qualname}")
    elif _open and _open[-1][0] is frame:
        _, span, token = _open.pop()
        current.pop()
        span.end()
        context.detach(token)  # type: ignore[arg-type]  # a token is what `attach` gave


def _begin(frame: FrameType, name: str) -> None:
    code = frame.f_code
    calls.add((current[0], current[-1], name))
    new: dict[str, str | int] = {
        "code.function.name": name,
        "code.file.path": code.co_filename,
        "code.line.number": code.co_firstlineno,
    }
    space = frame.f_globals["__name__"]
    old: dict[str, str | int] = {
        "code.function": code.co_qualname,
        "code.namespace": space,
        "code.filepath": code.co_filename,
    }
    span = tracer.start_span(name, attributes=(new, old)[len(name) % 2])
    _open.append((frame, span, context.attach(trace.set_span_in_context(span))))
    current.append(name)


def note_query(execute: Callable[..., object], sql: str, *others: object) -> object:
    """A span for each statement; Django gives arguments by their places."""
    uses.add((current[0], current[-1], sql))
    with tracer.start_as_current_span("query", kind=trace.SpanKind.CLIENT, attributes={"db.query.text": sql}):
        return execute(sql, *others)


class Handler(WSGIRequestHandler):
    """Writes its log into a file."""

    log: IO[str]

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is that of the base
        """A line as the standard library writes it, with the address in front."""
        self.log.write(f"{self.address_string()} - - [{self.log_date_time_string()}] {format % args}\n")


def handled(application: WSGIApplication) -> WSGIApplication:
    """The application, its handler noted as who runs first."""

    def respond(environment: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path, method = str(environment["PATH_INFO"]), str(environment["REQUEST_METHOD"])
        current[0] = _handler(path)
        answered.append((method, current[0]))
        connection.ensure_connection()
        sys.setprofile(watch)
        try:
            with connection.execute_wrapper(note_query):
                return application(environment, start)
        finally:
            sys.setprofile(None)

    return respond


def _handler(path: str) -> str:
    try:
        view = resolve(path).func
    except django.urls.Resolver404:
        return ""
    view = getattr(view, "cls", getattr(view, "view_class", view))
    return f"{view.__module__}.{view.__qualname__}"


def ask(opener: urllib.request.OpenerDirector, url: str, fields: dict[str, str] | None = None) -> None:
    """One request; what comes back does not matter."""
    data = None if fields is None else urllib.parse.urlencode(fields).encode()
    with contextlib.suppress(urllib.error.HTTPError):
        opener.open(urllib.request.Request(url, data)).read()  # noqa: S310  # our own server


def visit() -> None:
    """A visit of a citizen, and one of an officer."""
    site = f"http://127.0.0.1:{server.server_port}"
    for name in ("minsu", "officer"):
        jar = http.cookiejar.CookieJar()
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        ask(opener, f"{site}/accounts/login/?next=/my/")
        token = next((one.value or "" for one in jar if one.name == "csrftoken"), "")
        fields = {"username": name, "password": "demo-pass-42", "csrfmiddlewaretoken": token}
        ask(opener, f"{site}/accounts/login/", fields)
        for path in PATHS:
            ask(opener, site + path)
    server.shutdown()


PATHS = (
    *("/", "/health/", "/programmes/", "/programmes/1/", "/programmes/search/?q=heat", "/programmes/archive/2026/"),
    *("/vaccinations/", "/my/", "/my/applications/", "/my/documents/", "/my/messages/", "/my/payouts/", "/my/account/"),
    *("/my/reservations/", "/api/programmes/", "/api/citizens/me/", "/api/documents/", "/api/vaccinations/slots/"),
    *(
        "/backoffice/",
        "/backoffice/queue/",
        "/backoffice/payouts/",
        "/backoffice/reports/",
        "/backoffice/audit/",
        "/nowhere/",
        "/admin/login/",
    ),
)

django.setup()
call_command("migrate", verbosity=0)
call_command("seed_demo", verbosity=0, stdout=sys.stderr)
provider = TracerProvider()
provider.add_span_processor(BatchSpanProcessor(FileSpanExporter(FOLDER / "traces.jsonl"), max_queue_size=100_000))
trace.set_tracer_provider(provider)
tracer = trace.get_tracer("portal")
with (FOLDER / "access.log").open("w", encoding="utf-8") as Handler.log:
    server = make_server(
        "127.0.0.1", 0, OpenTelemetryMiddleware(handled(get_wsgi_application())), handler_class=Handler
    )
    client = threading.Thread(target=visit)
    client.start()
    server.serve_forever()
    client.join()
provider.shutdown()
ran = {"calls": sorted(calls), "uses": sorted(uses), "answered": answered}
(FOLDER / "ran.json").write_text(json.dumps(ran), encoding="utf-8")
