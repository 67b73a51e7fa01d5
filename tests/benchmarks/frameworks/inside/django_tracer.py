"""Records what a Django project does while its own tests run: calls, requests and queries; then routes and tables.

It stands beside `call_tracer`, which records the calls, in the virtual environment of the project; see there for what
the environment says. It is a pytest plugin, or runs Django's own commands: `python -c "import django_tracer;
django_tracer.main()" test`. What only Django knows goes to a second file, `TRACED_DJANGO`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType

import call_tracer
import django_project
from django.core.handlers.base import BaseHandler
from django.core.management import execute_from_command_line
from django.db.backends.signals import connection_created
from django.template.base import Node

OUTPUT = os.environ["TRACED_DJANGO"]

_requests: dict[str, set[str]] = {}
_queries: dict[tuple[CodeType | None, str, str], str] = {}
"""Nearest own function, handler and SQL, with the functions of libraries that stood between the first time."""
_shown: set[tuple[str, int]] = set()
"""File and line of what was rendered of templates."""

# Requests


def _watch_requests() -> None:
    """From the resolving of a request to the rendering of its response, all that runs does so for its handler."""
    respond, resolve = BaseHandler._get_response, BaseHandler.resolve_request

    def get_response(self: BaseHandler, request: object) -> object:
        with _unchanged_occasion():
            return respond(self, request)

    def resolve_request(self: BaseHandler, request: object) -> object:
        match = resolve(self, request)
        call_tracer.occasion = django_project.handler_name(match.func).replace(".<locals>", "")
        _requests.setdefault(call_tracer.occasion, set()).add(getattr(request, "method", ""))
        return match

    BaseHandler._get_response, BaseHandler.resolve_request = get_response, resolve_request
    call_tracer.beginnings.add(get_response.__code__)


@contextmanager
def _unchanged_occasion() -> Iterator[None]:
    before = call_tracer.occasion
    try:
        yield
    finally:
        call_tracer.occasion = before


# Queries


def _watch_queries(connection: object, **_: object) -> None:
    wrappers = getattr(connection, "execute_wrappers", [])
    if _note_query not in wrappers:
        wrappers.append(_note_query)


def _note_query(
    execute: Callable[[str, object, bool, object], object], sql: object, given: object, many: bool, context: object
) -> object:
    caller, between = call_tracer.find_caller(sys._getframe(1))
    key = (caller.f_code if caller else None, call_tracer.occasion, str(sql))
    if key not in _queries:
        _queries[key] = call_tracer.name_functions(between)
    return execute(str(sql), given, many, context)


# Templates


def _note_node(frame: FrameType) -> None:
    """A part of a template is rendered."""
    node = frame.f_locals["self"]
    if node.token is not None:
        _shown.add((getattr(getattr(node, "origin", None), "name", ""), node.token.lineno))


def _shown_lines(source: Path) -> dict[str, list[int]]:
    """Those of the project, by path."""
    lines: dict[str, list[int]] = {}
    for name, line in sorted(_shown):
        path = Path(os.path.realpath(name))
        if path.is_relative_to(source):
            lines.setdefault(path.relative_to(source).as_posix(), []).append(line)
    return lines


# Beginning and end


def pytest_sessionfinish() -> None:
    """Write what was seen and what Django says about itself."""
    source = Path(call_tracer.SOURCE)
    models = list(django_project.own_models(source))
    found = {
        "requests": {handler: sorted(methods) for handler, methods in sorted(_requests.items())},
        "queries": [
            [call_tracer.describe(code) if code else None, handler, sql, via]
            for (code, handler, sql), via in _queries.items()
        ],
        "routes": sorted(set(django_project.routes())),
        "tables": sorted((model._meta.db_table, django_project.model_name(model) or "") for model in models),
        "foreign_keys": sorted(django_project.foreign_keys(models)),
        "shown": _shown_lines(source),
    }
    Path(OUTPUT).write_text(json.dumps(found), "utf-8")


def main() -> None:
    """Run a command of Django under both tracers."""
    try:
        execute_from_command_line(["django", *sys.argv[1:]])
    finally:
        call_tracer.pytest_sessionfinish()
        pytest_sessionfinish()


_watch_requests()
call_tracer.watched[Node.render_annotated.__code__] = _note_node
connection_created.connect(_watch_queries, dispatch_uid="django_tracer")
