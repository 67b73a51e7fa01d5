"""The forms of the routes that a router makes for each viewset: those of its class, or REST framework's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analyzers.facts import Call, Constant, Mapping, Name
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.given import GivenCall
from analyzers.linking.sequences import items_of
from analyzers.linking.walk import argument, is_literal


class Form(NamedTuple):
    """The form of a route: `mapping` is from HTTP methods to actions; None where it stands for each extra action.

    `name` is the form of its URL name.
    """

    url: str
    mapping: dict[str, str] | None
    is_detail: bool
    name: str


FORMS = (
    Form("^{prefix}{trailing_slash}$", {"get": "list", "post": "create"}, is_detail=False, name="{basename}-list"),
    Form("^{prefix}/{url_path}{trailing_slash}$", None, is_detail=False, name="{basename}-{url_name}"),
    Form(
        "^{prefix}/{lookup}{trailing_slash}$",
        {"get": "retrieve", "put": "update", "patch": "partial_update", "delete": "destroy"},
        is_detail=True,
        name="{basename}-detail",
    ),
    Form("^{prefix}/{lookup}/{url_path}{trailing_slash}$", None, is_detail=True, name="{basename}-{url_name}"),
)
"""Those of `rest_framework.routers.SimpleRouter`, version 3.16."""


def own_forms(evaluator: Evaluator, classes: Iterable[str]) -> tuple[Form, ...]:
    """What a class of ours says in `routes = [Route(...), DynamicRoute(...)]`; nothing if none does."""
    for frame in evaluator.code.classes_of_ours(classes):
        if "routes" in evaluator.code.bindings(frame):
            return tuple(_forms_in(evaluator, frame))
    return ()


def _forms_in(evaluator: Evaluator, cls: Frame) -> Iterator[Form]:
    for expression, frame, _ in items_of(evaluator, Name("routes", 0), cls):
        if not isinstance(expression, Call):
            continue
        names = {value.name.rpartition(".")[2] for value in evaluator.values(expression.function, frame)}
        form = _written(evaluator, expression, frame, is_dynamic="DynamicRoute" in names)
        if form is not None and not names.isdisjoint(("Route", "DynamicRoute")):
            yield form


def _written(evaluator: Evaluator, call: Call, frame: Frame, *, is_dynamic: bool) -> Form | None:
    given, detail = GivenCall(evaluator, call, frame), argument(call, 2 if is_dynamic else 3, "detail")
    urls, names = given.texts(0, "url"), given.texts(1 if is_dynamic else 2, "name")
    if not urls:
        return None
    return Form(urls[0], None if is_dynamic else _mapping(call), is_literal(detail, True), names[0] if names else "")


def _mapping(call: Call) -> dict[str, str]:
    given = argument(call, 1, "mapping")
    pairs = given.entries if isinstance(given, Mapping) else ()
    constants = ((k.value, v.value) for k, v in pairs if isinstance(k, Constant) and isinstance(v, Constant))
    return {method: action for method, action in constants if isinstance(method, str) and isinstance(action, str)}
