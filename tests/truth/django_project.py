"""Boots small Django projects and prints what Django itself says about their URLs, tables and queries.

Reads jobs as JSON from standard input, `[{folder, paths, runs, requests}]`; writes per job a record `Answer`. Each
project runs in a process of its own, on a database in memory.
"""

from __future__ import annotations

import inspect
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, TypedDict

import django
import django.urls
from django.db.models import Model
from django.urls import URLResolver
from django.urls.resolvers import LocalePrefixPattern, RegexPattern
from django.views import View

# What each project needs is loaded before it is forked off.
for _module in ("core.management.commands.migrate", "db.backends.sqlite3.base", "test", "views.debug", "views.generic"):
    import_module(f"django.{_module}")

if TYPE_CHECKING:
    from django.db.models.fields.related import RelatedField
    from ninja.operation import Operation

    from tests.truth.passing_calls import PassingCalls

HTTP_NOT_FOUND = 404
ADMIN = "/admin/"
"""The paths for which somebody must be logged in."""
METHODS = ("get", "post", "put", "patch", "delete")
_TABLE = r'"?(\w+)"?'


class Job(TypedDict):
    """A project: its folder with `settings.py`, paths to resolve, functions to run, requests and commands.

    `naming` are functions that name URLs and templates. A request is such as `POST /a/ x=1` or `POST /a/ {"x": 1}`, a
    command such as `COMMAND x`.
    """

    folder: str
    paths: dict[str, str | None]
    runs: list[str]
    requests: list[str]
    naming: list[str]


class Answer(TypedDict):
    """What Django says. A route is method, pattern and handler; a query is table and operation.

    `via` are the calls that passed through code that is not the project's, while functions and requests ran; `handled`
    are the tables that were read and written while a handler answered, or middleware was asked. `urls` are who asked
    for a URL by its name (a symbol, or a template) and what answers there, `templates` who had which template rendered.
    """

    middleware: list[tuple[str, str]]
    routes: list[tuple[str, str, str]]
    operations: list[tuple[str, str, str]]
    resolved: dict[str, str | None]
    tables: list[tuple[str, str | None]]
    foreign_keys: list[tuple[str, str, str, str]]
    queries: dict[str, list[tuple[str, str]]]
    via: list[tuple[str, str]]
    handled: list[tuple[str, str, str]]
    state: list[tuple[str, str, str, str, str]]
    url_names: dict[str, list[str]]
    urls: list[tuple[str, str]]
    templates: list[tuple[str, str]]


def answer(job: Job) -> Answer:
    """Boot one project and ask Django."""
    from django.conf import settings

    sys.path.insert(0, job["folder"])
    os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
    django.setup()
    # Tracers load this file as one of a folder beside them; the application registry must be there before.
    from tests.truth.passing_calls import PassingCalls

    models = list(own_models(Path(job["folder"])))
    around = {handler for _, handler in middleware()}
    passing = PassingCalls(Path(job["folder"]), around, set(settings.DATABASE_ROUTERS))
    queries = _migrate(passing) if job["runs"] or job["requests"] else {}
    queries |= {name: _queries(name, passing) for name in job["runs"]}
    naming = Naming(Path(job["folder"]))
    for name in job["naming"]:
        naming.run(name)
    # Nobody of the project calls the functions to run.
    passing.take_entered()
    handled: set[tuple[str, str, str]] = set()
    return {
        "middleware": list(middleware()),
        "routes": list(dict.fromkeys(routes())) if _has_urls() else [],
        "operations": sorted(graphql_operations()) if _has_urls() else [],
        "resolved": {path: _resolved(path) for path in job["paths"]},
        "tables": sorted(((m._meta.db_table, model_name(m)) for m in models), key=lambda t: t[0]),
        "foreign_keys": sorted(foreign_keys(models)),
        "queries": queries,
        "via": [pair for request in job["requests"] for pair in _requested(request, passing, handled)] + passing.seen(),
        "handled": sorted(handled),
        "state": sorted(passing.kept),
        "url_names": _grouped(url_names()) if _has_urls() else {},
        "urls": sorted(naming.urls),
        "templates": sorted(naming.templates),
    }


# URLs


def _has_urls() -> bool:
    from django.conf import settings

    return bool(getattr(settings, "ROOT_URLCONF", ""))


def routes(resolver: URLResolver | None = None, prefix: str = "/") -> Iterator[tuple[str, str, str]]:
    """Method, pattern and handler of each route that the resolver knows, in its order."""
    for entry in (resolver or django.urls.get_resolver()).url_patterns:
        path = prefix + _text_of(entry.pattern)
        if hasattr(entry, "url_patterns"):
            yield from routes(entry, path)
        elif operations(entry.callback):
            # Each of several operations of a path stands in the table, but the first entry answers for all.
            yield from ((m, path, function_name(one)) for one in operations(entry.callback) for m in one.methods)
        else:
            handler = view_name(entry.callback)
            for method in _methods(entry.callback):
                yield method, path, handler


def url_names(resolver: URLResolver | None = None, spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """The full name of each route that has one, with its handler."""
    for entry in (resolver or django.urls.get_resolver()).url_patterns:
        if hasattr(entry, "url_patterns"):
            yield from url_names(entry, (*spaces, entry.namespace) if entry.namespace else spaces)
        elif entry.name:
            yield ":".join((*spaces, entry.name)), view_name(entry.callback)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for name, handler in pairs:
        found.setdefault(name, set()).add(handler)
    return {name: sorted(found[name]) for name in sorted(found)}


class Naming:
    """Sees while functions of a project run who names URLs and templates: a symbol, or a template by its path."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the project."""
        from django.template import Template
        from django.template.defaulttags import URLNode
        from django.template.loader_tags import ExtendsNode, IncludeNode

        self._folder = folder
        self._rendering = Template._render.__code__
        self._tags = {node.render.__code__ for node in (URLNode, ExtendsNode, IncludeNode)}
        self.urls: set[tuple[str, str]] = set()
        self.templates: set[tuple[str, str]] = set()

    def run(self, name: str) -> None:
        """Run one function."""
        from django.utils.module_loading import import_string

        function = import_string(name)
        sys.setprofile(self._look)
        function()
        sys.setprofile(None)

    def _look(self, frame: FrameType, event: str, result: object) -> None:
        if event == "return" and frame.f_code is django.urls.base.reverse.__code__ and isinstance(result, str):
            self.urls.add((self._asking(frame), _resolved(result) or ""))
        elif event == "call" and frame.f_code is self._rendering:
            self.templates.add((self._asking(frame), self._path(frame)))

    def _asking(self, frame: FrameType | None) -> str:
        """The nearest tag of a template, or function of the project, on the stack."""
        while frame is not None and not frame.f_code.co_filename.startswith(f"{self._folder}{os.sep}"):
            if frame.f_code in self._tags:
                return self._path(frame)
            frame = frame.f_back
        from tests.truth.passing_calls import name_of

        return name_of(frame) if frame is not None else ""

    def _path(self, frame: FrameType) -> str:
        return Path(frame.f_locals["self"].origin.name).relative_to(self._folder).as_posix()


def graphql_operations() -> Iterator[tuple[str, str, str]]:
    """Path, operation and handler of each field of the root types that a GraphQL view has."""
    # Tracers load this file as one of a folder beside them.
    from tests.truth.graphql_schema import operations_of, schema_of

    for path, callback in _views():
        schema = schema_of(callback)
        if schema is not None:
            yield from ((path, name, handler) for name, handler in operations_of(schema).items())


def _views(resolver: URLResolver | None = None, prefix: str = "/") -> Iterator[tuple[str, View]]:
    for entry in (resolver or django.urls.get_resolver()).url_patterns:
        path = prefix + _text_of(entry.pattern)
        if hasattr(entry, "url_patterns"):
            yield from _views(entry, path)
        else:
            yield path, entry.callback


def _text_of(pattern: RegexPattern) -> str:
    if isinstance(pattern, LocalePrefixPattern):
        return "<language>/"
    text = str(pattern)
    if not isinstance(pattern, RegexPattern):
        return text
    text = re.sub(r"^\^|\$$", "", text)
    text = re.sub(r"\(\?P<(\w+)>(?:[^()\[\]]|\[[^\]]*\])*\)", r"<\1>", text)
    return re.sub(r"\\(\W)", r"\1", text.removesuffix("/?"))


def operations(callback: object) -> list[Operation]:
    """The operations of Django Ninja that a view chooses from."""
    if getattr(callback, "__module__", "") != "ninja.operation":
        return []
    names = callback.__code__.co_freevars  # type: ignore[attr-defined]  # a function
    found: list[Operation] = callback.__closure__[names.index("self")].cell_contents.operations  # type: ignore[attr-defined]
    return found


def function_name(operation: Operation) -> str:
    """The function of an operation, as Python imports it."""
    return f"{operation.view_func.__module__}.{operation.view_func.__qualname__}"


def handler_name(callback: View, method: str = "") -> str:
    """What answers: of a page of the administration the class that it is made for, or that of the site, else the view.

    Of several operations for one path that for the method, else the first one.
    """
    found = operations(callback)
    if found:
        return function_name(next((one for one in found if method in one.methods), found[0]))
    admin = getattr(callback, "model_admin", None) or getattr(callback, "admin_site", None)
    if admin is not None:
        return f"{type(admin).__module__}.{type(admin).__qualname__}"
    return view_name(callback)


def view_name(callback: View) -> str:
    """Of a class-based view the class, of a function its name, as Python imports them."""
    view = getattr(callback, "view_class", None) or getattr(callback, "cls", None) or callback
    view = view.func if isinstance(view, partial) else view
    named = view if hasattr(view, "__qualname__") else type(view)
    # The class that `api_view` makes has the name of its function.
    is_renamed = named.__qualname__.rpartition(".")[2] != named.__name__
    return f"{named.__module__}.{named.__name__ if is_renamed else named.__qualname__}"


def _methods(callback: View | None) -> list[str]:
    view = getattr(callback, "view_class", None) or getattr(callback, "cls", None)
    actions = getattr(callback, "actions", None)
    if view is not None:
        found = actions or [m for m in METHODS if hasattr(view, m)]
        # One without methods for them has a `dispatch` of its own.
        return [m.upper() for m in METHODS if m in found and m in view.http_method_names] or ["*"]
    while callback is not None and hasattr(callback, "__code__"):
        names = callback.__code__.co_freevars
        if "request_method_list" in names:
            allowed = callback.__closure__[names.index("request_method_list")].cell_contents
            return sorted(m for m in allowed if m != "HEAD")
        callback = getattr(callback, "__wrapped__", None)
    return ["*"]


def _resolved(path: str, method: str = "") -> str | None:
    try:
        return handler_name(django.urls.resolve(path).func, method)
    except django.urls.Resolver404:
        return None


# Middleware


def middleware() -> Iterator[tuple[str, str]]:
    """What the settings name, and the class or function behind each name, the outermost first."""
    from django.conf import settings
    from django.utils.module_loading import import_string

    for name in settings.MIDDLEWARE:
        found = import_string(name)
        yield name, view_name(found) if view_name(found).partition(".")[0] != "django" else name


# Tables


def own_models(folder: Path) -> Iterator[type[Model]]:
    """Those with a table, of the applications below a folder."""
    from django.apps import apps

    for config in apps.get_app_configs():
        if Path(config.path).resolve().is_relative_to(folder.resolve()):
            yield from (m for m in config.get_models(include_auto_created=True) if not m._meta.proxy)


def model_name(model: type[Model]) -> str | None:
    """As Python imports it; None for one that Django made for a many-to-many field, or a library of another model."""
    return f"{model.__module__}.{model.__qualname__}" if not model._meta.auto_created and _is_written(model) else None


def _is_written(model: type[Model]) -> bool:
    try:
        inspect.getsource(model)
    except OSError:
        return False
    return True


def foreign_keys(models: Iterable[type[Model]]) -> Iterator[tuple[str, str, str, str]]:
    """Table, field, kind and table of the target."""
    for model in models:
        if model._meta.auto_created:
            continue
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            if field.is_relation:
                yield model._meta.db_table, field.name, _kind(field), field.related_model._meta.db_table


def _kind(field: RelatedField) -> str:
    """As the field says: a library's relation may extend none of Django's."""
    if field.many_to_many:
        return "many_to_many"
    return "one_to_one" if field.one_to_one else "foreign_key"


# Queries


def _migrate(passing: PassingCalls) -> dict[str, list[tuple[str, str]]]:
    """What migrations and their functions do with tables, besides making and changing these."""
    from django.core.management import call_command
    from django.db import connections

    found: dict[str, set[tuple[str, str]]] = {}

    def note(execute: Callable[..., object], sql: str, *rest: object) -> object:
        who = passing.migrating(sys._getframe())
        if who:
            found.setdefault(who, set()).update(_accesses(" ".join(sql.split())))
        return execute(sql, *rest)

    for one in connections:
        with connections[one].execute_wrapper(note), passing:
            call_command("migrate", database=one, run_syncdb=True, verbosity=0)
    passing.take_entered()
    return {who: sorted(accesses) for who, accesses in found.items()}


def _queries(name: str, passing: PassingCalls) -> list[tuple[str, str]]:
    from django.db import connections
    from django.test.utils import CaptureQueriesContext
    from django.utils.module_loading import import_string

    function = import_string(name)
    captured = [CaptureQueriesContext(connections[one]) for one in connections]
    with ExitStack() as all_of_them:
        for one in captured:
            all_of_them.enter_context(one)
        with passing:
            function()
    passing.take_entered()
    return sorted({access for one in captured for query in one for access in _accesses(query["sql"])})


def _accesses(sql: str) -> Iterator[tuple[str, str]]:
    sql = re.sub(r"^\d+ times: ", "", sql)
    for verb, operation in (("INSERT INTO", "insert"), ("INSERT OR IGNORE INTO", "insert"), ("UPDATE", "update")):
        for match in re.finditer(rf"^{verb} {_TABLE}", sql):
            yield match[1], operation
    written = re.match(f"DELETE FROM {_TABLE}", sql)  # noqa: S608  # a pattern
    if written:
        yield written[1], "delete"
    for match in re.finditer(rf"(?:FROM|JOIN| ,) {_TABLE}", sql):
        if not (written and match.end() == written.end()):
            yield match[1], "select"


# Calls through the framework


def _requested(request: str, passing: PassingCalls, handled: set[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """The calls of one request that nobody of the project makes are those of the view that answers it."""
    from django.db import connection
    from django.test import Client

    method, path, data = f"{request} ".split(" ", 2)
    if method == "COMMAND":
        return _commanded(path, passing)
    kind = "application/json" if data[:1] in ("{", "[") else "application/x-www-form-urlencoded"
    handler = _answering(path.partition("?")[0], method, data)
    client = Client()
    if path.startswith(ADMIN):
        client.force_login(_superuser())

    def note(execute: Callable[..., object], sql: str, *rest: object) -> object:
        who = passing.middleware_behind(sys._getframe()) or handler
        handled.update((who, table, "read" if op == "select" else "write") for table, op in _accesses(sql))
        return execute(sql, *rest)

    with connection.execute_wrapper(note), passing:
        response = client.generic(method, path, data.strip(), kind)
    assert response.status_code < HTTP_NOT_FOUND, (request, response.status_code)
    return [(handler, callee) for callee in passing.take_entered() if callee != handler]


def _answering(path: str, method: str, data: str) -> str:
    """The handler of a request; of one for GraphQL that of the first field that is asked for."""
    from tests.truth.graphql_schema import asked_in, operations_of, schema_of

    schema = schema_of(django.urls.resolve(path).func)
    if schema is not None:
        return operations_of(schema)[asked_in(json.loads(data)["query"])]
    return _resolved(path, method) or ""


def _superuser() -> Model:
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get_or_create(username="root", is_staff=True, is_superuser=True)[0]


def _commanded(name: str, passing: PassingCalls) -> list[tuple[str, str]]:
    """The calls of a management command that nobody of the project makes are those of its class."""
    from django.core.management import call_command, get_commands, load_command_class

    command = type(load_command_class(get_commands()[name], name))
    with passing:
        call_command(name)
    return [(f"{command.__module__}.{command.__qualname__}", callee) for callee in passing.take_entered()]


if __name__ == "__main__":
    # Not above: tracers load this file where `tests` is something else.
    from tests.truth.jobs import answer_jobs

    answer_jobs(answer)
