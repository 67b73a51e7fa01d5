"""Records what a Django project does while its own tests run: calls, requests and queries; then routes and tables.

It stands beside `call_tracer`, which records the calls, and `noting`, in the virtual environment of the project; see
there for what the environment says. It is a pytest plugin, or runs Django's own commands: `python -c "import
django_tracer; django_tracer.main()" test`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import call_tracer
import django_project
import noting
from django.core.handlers.base import BaseHandler
from django.core.management import execute_from_command_line
from django.db.backends.signals import connection_created
from django.template.base import Node

# Requests


def _watch_requests() -> None:
    """From the resolving of a request to the rendering of its response, all that runs does so for its handler."""
    respond, resolve = BaseHandler._get_response, BaseHandler.resolve_request

    def get_response(self: BaseHandler, request: object) -> object:
        with noting.unchanged_occasion():
            return respond(self, request)

    def resolve_request(self: BaseHandler, request: object) -> object:
        match = resolve(self, request)
        noting.begin_request(django_project.handler_name(match.func), getattr(request, "method", ""))
        return match

    BaseHandler._get_response, BaseHandler.resolve_request = get_response, resolve_request
    call_tracer.beginnings.add(get_response.__code__)


# Queries


def _watch_queries(connection: object, **_: object) -> None:
    wrappers = getattr(connection, "execute_wrappers", [])
    if _note_query not in wrappers:
        wrappers.append(_note_query)


def _note_query(
    execute: Callable[[str, object, bool, object], object], sql: object, given: object, many: bool, context: object
) -> object:
    noting.note_query(str(sql), sys._getframe(1))
    return execute(str(sql), given, many, context)


# Templates


def _note_node(frame: FrameType) -> None:
    """A part of a template is rendered."""
    node = frame.f_locals["self"]
    if node.token is not None:
        noting.note_shown(getattr(getattr(node, "origin", None), "name", ""), node.token.lineno)


# Beginning and end


def pytest_sessionfinish() -> None:
    """Write what was seen and what Django says about itself."""
    models = list(django_project.own_models(Path(call_tracer.SOURCE)))
    noting.write(
        {
            "routes": django_project.routes(),
            "tables": [(model._meta.db_table, django_project.model_name(model) or "") for model in models],
            "foreign_keys": django_project.foreign_keys(models),
        }
    )


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
