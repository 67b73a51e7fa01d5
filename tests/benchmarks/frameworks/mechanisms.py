"""Which part of a framework made a call, told from its functions that stood between caller and callee."""

from __future__ import annotations

import sys
from collections.abc import Sequence

MIDDLEWARE_CHAIN = "what middleware calls by get_response"
"""The request goes on to the next one, at last to the view, and all that runs there has it below on the stack."""
_PASSED_ON = (
    "django_tracer.",
    "flask_tracer._watch_requests.<locals>.wsgi_app",
    "starlette_tracer.",
    "django.core.handlers.exception.convert_exception_to_response",
)

_PARTS = (
    ("django.template", "templates"),
    ("django.shortcuts.render", "templates"),
    ("jinja2", "templates"),
    ("django.views", "class-based views"),
    ("rest_framework.serializers", "serializers"),
    ("rest_framework.fields", "serializers"),
    ("rest_framework.relations", "serializers"),
    ("rest_framework", "REST views and their policies"),
    ("django_filters", "filters"),
    ("django.forms", "forms"),
    ("django.contrib.admin", "admin"),
    ("django.contrib.auth.middleware", "middleware"),
    ("django.dispatch", "signals"),
    ("django.db.models.base", "models: save, delete, validation"),
    ("django.db.models.deletion", "models: save, delete, validation"),
    ("django.db.models.fields", "model fields"),
    ("django.db.models", "managers and querysets"),
    ("django.db.transaction", "transactions"),
    ("django.db", "database"),
    ("django.core.handlers.base.BaseHandler._get_response", "call of the view"),
    ("django.core.handlers", "middleware"),
    ("django.utils.deprecation", "middleware"),
    ("django.core.management", "commands"),
    ("django.core.paginator", "pagination"),
    ("django.core.mail", "mail"),
    ("django.contrib.auth", "authentication"),
    ("django.urls", "URLs"),
    ("django.apps", "start of applications"),
    ("celery", "tasks"),
    ("kombu", "tasks"),
    ("flask.app.Flask.dispatch_request", "call of the view"),
    ("flask.app.Flask.preprocess_request", "hooks of requests"),
    ("flask.app.Flask.process_response", "hooks of requests"),
    ("flask.app.Flask.do_teardown_request", "hooks of requests"),
    ("flask.app.Flask.do_teardown_appcontext", "hooks of requests"),
    ("flask.app.Flask.handle_user_exception", "error handlers"),
    ("flask.app.Flask.handle_http_exception", "error handlers"),
    ("flask.app.Flask.handle_exception", "error handlers"),
    ("flask.app.Flask.update_template_context", "templates"),
    ("flask.templating", "templates"),
    ("flask.views", "class-based views"),
    ("flask_restful", "REST views and their policies"),
    ("flask_restx", "REST views and their policies"),
    ("flask_login", "authentication"),
    ("flask_wtf", "forms"),
    ("wtforms", "forms"),
    ("marshmallow", "serializers"),
    ("pydantic", "serializers"),
    ("blinker", "signals"),
    ("click", "commands"),
    ("fastapi.dependencies", "dependencies"),
    ("fastapi.routing.run_endpoint_function", "call of the view"),
    ("starlette._exception_handler", "error handlers"),
    ("starlette.middleware", "middleware"),
    ("sqlalchemy.event", "events of SQLAlchemy"),
    ("sqlalchemy.ext.hybrid", "model fields"),
    ("sqlalchemy.orm", "mapped objects and sessions"),
)
_HELPERS = (
    ("django.utils.functional", "cached properties and lazy values"),
    ("django.utils.decorators", "decorators"),
    ("django.contrib.auth.decorators", "decorators"),
    ("django.views.decorators", "decorators"),
)
_OTHERS = (
    ("django", "other of Django"),
    ("werkzeug.local", "context variables"),
    ("werkzeug", "other of Werkzeug"),
    ("flask", "other of Flask"),
    ("fastapi", "other of FastAPI"),
    ("starlette", "other of FastAPI"),
    ("sqlalchemy", "other of SQLAlchemy"),
)


def mechanism(via: Sequence[str]) -> str:
    """One of a fixed set of phrases, or the name of another library: the nearest to the callee that says something.

    `via` are the functions between, the one that the caller called first.
    """
    if any(name.startswith(_PASSED_ON) for name in via):
        return MIDDLEWARE_CHAIN
    inner = [*reversed(via)]
    found = [part for name in inner if not _find(name, _HELPERS) and (part := _find(name, _PARTS))]
    found += [part for name in inner if (part := _find(name, (*_HELPERS, *_OTHERS)))]
    return found[0] if found else _library(inner)


def _find(name: str, parts: Sequence[tuple[str, str]]) -> str:
    return next((part for prefix, part in parts if name == prefix or name.startswith(f"{prefix}.")), "")


def _library(inner: Sequence[str]) -> str:
    if not inner:
        return "the program"
    others = [top for name in inner if (top := name.partition(".")[0]) not in sys.stdlib_module_names]
    return others[0] if others else f"standard library: {inner[0].partition('.')[0]}"
