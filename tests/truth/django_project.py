"""Boots small Django projects and prints what Django itself says about their URLs, tables and queries.

Reads jobs as JSON from standard input, `[{folder, paths, runs}]`; writes per job a record `Answer`. Each project runs
in a process of its own, on a database in memory.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypedDict

import django
import django.urls
import django.views.generic  # noqa: F401  # loaded before the fork, so that each project need not
from django.db.models import Model
from django.urls import URLResolver
from django.urls.resolvers import LocalePrefixPattern, RegexPattern
from django.views import View

METHODS = ("get", "post", "put", "patch", "delete")
_TABLE = r'"(\w+)"'


class Job(TypedDict):
    """A project: its folder with `settings.py`, paths to resolve, and functions to run."""

    folder: str
    paths: dict[str, str | None]
    runs: list[str]


class Answer(TypedDict):
    """What Django says. A route is method, pattern and handler; a query is table and operation."""

    routes: list[tuple[str, str, str]]
    resolved: dict[str, str | None]
    tables: list[tuple[str, str | None]]
    foreign_keys: list[tuple[str, str, str, str]]
    queries: dict[str, list[tuple[str, str]]]


def main() -> None:
    """Boot all projects, one after the other."""
    with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        json.dump(pool.map(answer, json.load(sys.stdin), chunksize=1), sys.stdout)


def answer(job: Job) -> Answer:
    """Boot one project and ask Django."""
    sys.path.insert(0, job["folder"])
    sys.dont_write_bytecode = True
    os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
    django.setup()
    models = list(_own_models(Path(job["folder"])))
    return {
        "routes": list(_routes()) if _has_urls() else [],
        "resolved": {path: _resolved(path) for path in job["paths"]},
        "tables": sorted(((m._meta.db_table, _model_name(m)) for m in models), key=lambda t: t[0]),
        "foreign_keys": sorted(_foreign_keys(models)),
        "queries": _queries(job["runs"]) if job["runs"] else {},
    }


# URLs


def _has_urls() -> bool:
    from django.conf import settings

    return bool(getattr(settings, "ROOT_URLCONF", ""))


def _routes(resolver: URLResolver | None = None, prefix: str = "/") -> Iterator[tuple[str, str, str]]:
    for entry in (resolver or django.urls.get_resolver()).url_patterns:
        path = prefix + _text_of(entry.pattern)
        if hasattr(entry, "url_patterns"):
            yield from _routes(entry, path)
        else:
            handler = _handler(entry.callback)
            for method in _methods(entry.callback):
                yield method, path, handler


def _text_of(pattern: RegexPattern) -> str:
    if isinstance(pattern, LocalePrefixPattern):
        return "<language>/"
    text = str(pattern)
    if not isinstance(pattern, RegexPattern):
        return text
    text = re.sub(r"^\^|\$$", "", text)
    text = re.sub(r"\(\?P<(\w+)>(?:[^()\[\]]|\[[^\]]*\])*\)", r"<\1>", text)
    return re.sub(r"\\(\W)", r"\1", text.removesuffix("/?"))


def _handler(callback: View) -> str:
    view = getattr(callback, "view_class", None) or getattr(callback, "cls", None) or callback
    return f"{view.__module__}.{view.__qualname__}"


def _methods(callback: View | None) -> list[str]:
    view = getattr(callback, "view_class", None) or getattr(callback, "cls", None)
    actions = getattr(callback, "actions", None)
    if view is not None:
        found = actions or [m for m in METHODS if hasattr(view, m)]
        return [m.upper() for m in METHODS if m in found and m in view.http_method_names]
    while callback is not None:
        names = callback.__code__.co_freevars
        if "request_method_list" in names:
            allowed = callback.__closure__[names.index("request_method_list")].cell_contents
            return sorted(m for m in allowed if m != "HEAD")
        callback = getattr(callback, "__wrapped__", None)
    return ["*"]


def _resolved(path: str) -> str | None:
    try:
        return _handler(django.urls.resolve(path).func)
    except django.urls.Resolver404:
        return None


# Tables


def _own_models(folder: Path) -> Iterator[type[Model]]:
    from django.apps import apps

    for config in apps.get_app_configs():
        if Path(config.path).is_relative_to(folder):
            yield from (m for m in config.get_models(include_auto_created=True) if not m._meta.proxy)


def _model_name(model: type[Model]) -> str | None:
    return None if model._meta.auto_created else f"{model.__module__}.{model.__qualname__}"


def _foreign_keys(models: Iterable[type[Model]]) -> Iterator[tuple[str, str, str, str]]:
    kinds = {"ForeignKey": "foreign_key", "OneToOneField": "one_to_one", "ManyToManyField": "many_to_many"}
    for model in models:
        if model._meta.auto_created:
            continue
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            if field.is_relation:
                kind = next(kinds[c.__name__] for c in type(field).__mro__ if c.__name__ in kinds)
                yield model._meta.db_table, field.name, kind, field.related_model._meta.db_table


# Queries


def _queries(functions: list[str]) -> dict[str, list[tuple[str, str]]]:
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils.module_loading import import_string

    call_command("migrate", run_syncdb=True, verbosity=0)
    found: dict[str, list[tuple[str, str]]] = {}
    for name in functions:
        function = import_string(name)
        with CaptureQueriesContext(connection) as captured:
            function()
        found[name] = sorted({access for query in captured.captured_queries for access in _accesses(query["sql"])})
    return found


def _accesses(sql: str) -> Iterator[tuple[str, str]]:
    for verb, operation in (("INSERT INTO", "insert"), ("INSERT OR IGNORE INTO", "insert"), ("UPDATE", "update")):
        for match in re.finditer(rf"^{verb} {_TABLE}", sql):
            yield match[1], operation
    written = re.match(r'DELETE FROM "(\w+)"', sql)
    if written:
        yield written[1], "delete"
    for match in re.finditer(rf"(?:FROM|JOIN) {_TABLE}", sql):
        if not (written and match.end() == written.end()):
            yield match[1], "select"


if __name__ == "__main__":
    main()
