"""What a Flask application says about its routes."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.routing import Rule


def routes(app: Flask) -> Iterator[tuple[str, str, str]]:
    """Method, pattern and handler of each rule; without what Flask adds by itself: HEAD to GET, and OPTIONS."""
    for rule in app.url_map.iter_rules():
        methods = set(rule.methods or ()) - ({"HEAD"} if "GET" in (rule.methods or ()) else set())
        if getattr(rule, "provide_automatic_options", False):
            methods.discard("OPTIONS")
        for method in sorted(methods):
            yield method, rule.rule, handler(app, rule, method)


def handler(app: Flask, rule: Rule, method: str) -> str:
    """Who answers: the view function below its decorators, of a view class its method, as Python imports them."""
    chain: list[Callable[..., object]] = [app.view_functions[rule.endpoint]]
    while hasattr(chain[-1], "__wrapped__"):
        chain.append(chain[-1].__wrapped__)
    view = next((found for one in chain if (found := getattr(one, "view_class", None))), None)
    if view is None:
        return name_of(chain[-1] if hasattr(chain[-1], "__qualname__") else type(chain[-1]))
    names = (method.lower(), "get" if method == "HEAD" else "", "dispatch_request")
    return name_of(next(getattr(view, name) for name in names if name and hasattr(view, name)))


def name_of(definition: Callable[..., object]) -> str:
    """As Python imports it, below its decorators."""
    found = inspect.unwrap(definition)
    name = f"{found.__module__}.{found.__qualname__}".replace(".<locals>", "")
    if name.startswith("flask.") and name.endswith(("<lambda>", ".send_static_file")):
        return f"flask.{'Flask' if name.endswith('<lambda>') else 'Blueprint'}.send_static_file"
    return name
