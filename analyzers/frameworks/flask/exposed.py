"""Flask-AppBuilder: methods with `@expose` in view and API classes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analyzers.facts import Call, Constant, Expression
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame, own_methods
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.values import Value, texts
from analyzers.linking.walk import argument, last_word

_REGISTERING = frozenset({"add_api", "add_view", "add_view_no_menu"})


class Exposed(NamedTuple):
    """One exposed method. `rule` is evaluated in `frame`; `is_certain`: the class says its base itself."""

    base: str
    rule: Expression
    methods: Expression | None
    function: str
    frame: Frame
    line: int
    is_certain: bool


def exposed(evaluator: Evaluator, sites: Sequence[CallSite]) -> Iterator[Exposed]:
    """The exposed methods of each registered class, inherited ones included; of all classes when none is registered."""
    declared = {frame.parent.symbol for frame in evaluator.code.definitions.values() if _rules(evaluator, frame)}
    if not declared:
        return
    for cls in sorted(_registered(evaluator, sites) or declared):
        base, is_certain = _base(evaluator, cls)
        for frame in _methods(evaluator, cls, declared):
            for call in _rules(evaluator, frame):
                # Without a rule, the method answers at the base itself.
                rule, methods = argument(call, 0, "url") or Constant("/"), argument(call, 1, "methods")
                yield Exposed(base, rule, methods, frame.symbol, frame.parent, call.line, is_certain)


def _methods(evaluator: Evaluator, cls: str, declared: set[str]) -> Iterator[Frame]:
    """The methods of a class and of its ancestors that expose something, without those that are overridden."""
    methods: dict[str, Frame] = {}
    for owner in (evaluator.code.definitions[a] for a in evaluator.mro(cls) if a in declared):
        for method in own_methods(owner):
            methods.setdefault(method.scope.name, method)
    yield from methods.values()


def _rules(evaluator: Evaluator, frame: Frame) -> list[Call]:
    """The `@expose(...)` decorators of a method."""
    calls = [d for d in frame.scope.decorators if isinstance(d, Call)]
    if not calls or frame.parent.scope.kind != "class":
        return []
    return [call for call in calls if _is_expose(evaluator, call.function, frame.parent)]


def _is_expose(evaluator: Evaluator, function: Expression, frame: Frame) -> bool:
    if last_word(function) != "expose":
        return False
    return any(
        v.kind == "external" and v.name.startswith("flask_appbuilder.") for v in evaluator.values(function, frame)
    )


def _registered(evaluator: Evaluator, sites: Sequence[CallSite]) -> set[str]:
    """The classes given to the application builder."""
    given = [(site.call.arguments[0], site.frame) for site in sites if _registers(site)]
    found = {v.name for view, frame in given for v in evaluator.values(view, frame) if v.kind in ("class", "instance")}
    return {cls for cls in found if any(a.startswith("flask_appbuilder.") for a in evaluator.mro(cls))}


def _registers(site: CallSite) -> bool:
    return site.method in _REGISTERING and bool(site.call.arguments)


def _base(evaluator: Evaluator, cls: str) -> tuple[str, bool]:
    """The path of a class: what it says, else `/api/<version>/<name>` for an API and `/<name>` for a view."""
    said = {
        name: texts(evaluator.attribute(Value("class", cls), name))
        for name in ("route_base", "resource_name", "version")
    }
    if said["route_base"]:
        return said["route_base"][0].rstrip("/"), True
    name = cls.rpartition(".")[2].lower()
    is_api = any(a.startswith("flask_appbuilder.") and a.endswith("Api") for a in evaluator.mro(cls))
    if not is_api:
        return f"/{name}", False
    version, resource = (said["version"] or ["v1"])[0], (said["resource_name"] or [name])[0]
    return f"/api/{version}/{resource}", bool(said["resource_name"])
