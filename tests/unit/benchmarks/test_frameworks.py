"""The run-time truth of web applications: how queries and calls are sorted."""

from __future__ import annotations

import pytest

from tests.benchmarks.frameworks.mechanisms import MIDDLEWARE_CHAIN, mechanism
from tests.benchmarks.frameworks.queries import uses


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        (
            'SELECT "a"."x" FROM "a" INNER JOIN "b" ON (1 = 1) WHERE "a"."id" IN (%s, %s)',
            {("a", "select"), ("b", "select")},
        ),
        ('INSERT INTO "a" ("x") VALUES (%s), (%s) RETURNING "a"."id"', {("a", "insert")}),
        ('INSERT OR IGNORE INTO "a" ("x") SELECT %s', {("a", "insert")}),
        ('UPDATE "a" SET "x" = %s WHERE "a"."id" IN (SELECT "b"."id" FROM "b")', {("a", "update"), ("b", "select")}),
        ('DELETE FROM "a" WHERE "a"."id" IN (SELECT "c"."id" FROM "c")', {("a", "delete"), ("c", "select")}),
        ("SELECT x FROM a WHERE y LIKE '50%%' -- as people write it", {("a", "select")}),
        ('SAVEPOINT "s1"', set()),
        ("this is no SQL (", set()),
    ],
)
def test_uses_of_tables(sql: str, found: set[tuple[str, str]]) -> None:
    """A statement uses the tables that it names, each in its own way."""
    assert uses(sql) == found


@pytest.mark.parametrize(
    ("via", "found"),
    [
        (["django.shortcuts.render", "django.template.base.Variable._resolve_lookup"], "templates"),
        (["django.template.base.Node.render", "django.utils.functional.cached_property.__get__"], "templates"),
        (["django.utils.functional.cached_property.__get__"], "cached properties and lazy values"),
        (["contextlib.ContextDecorator.__call__.<locals>.inner"], "standard library: contextlib"),
        (["django.views.decorators.http.require_http_methods.<locals>.inner"], "decorators"),
        (["django.views.generic.base.View.dispatch"], "class-based views"),
        (["flask.app.Flask.dispatch_request", "flask.views.MethodView.dispatch_request"], "class-based views"),
        (["flask_tracer._watch_requests.<locals>.wsgi_app", "flask.app.Flask.dispatch_request"], MIDDLEWARE_CHAIN),
        (["sqlalchemy.orm.session.Session.flush", "sqlalchemy.event.attr._call"], "events of SQLAlchemy"),
        (["werkzeug.local.LocalProxy.__getattr__"], "context variables"),
        (["contextlib.inner", "rules.predicates.Predicate.test"], "rules"),
        (["django_tracer.get_response", "django.views.generic.base.View.dispatch"], MIDDLEWARE_CHAIN),
        (["django.core.handlers.exception.convert_exception_to_response.<locals>.inner"], MIDDLEWARE_CHAIN),
    ],
)
def test_mechanism(via: list[str], found: str) -> None:
    """A call has the name of the part of the framework next to the callee that says what it is for."""
    assert mechanism(via) == found
