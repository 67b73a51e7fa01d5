"""Flask-Classful: classes of which each public method answers a rule that is made of names.

Source: `FlaskView.register` and `build_rule` of Flask-Classful 0.16, which Flask-Classy had before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analyzers.facts import Call, Define, Expression
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Binding, Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.values import Value, elements, texts
from analyzers.linking.walk import argument, dotted, is_literal

from .views import Answer, plain_answers

_PACKAGES = ("flask_classful", "flask_classy")
_SPECIAL = {name: name.upper() for name in ("get", "put", "patch", "post", "delete")} | {"index": "GET"}
"""Methods that answer at the base itself."""
_OF_VIEWS = frozenset(
    "register parse_options make_proxy_method build_rule get_route_base default_route_base build_route_name".split()
)
_NO_ANSWER = ("_", "before_", "after_")
"""How methods begin that answer no request by themselves."""
_NO_FUNCTIONS = ("classmethod", "property", "cached_property")
_CONVERTERS = {"str": "string", "int": "int", "float": "float", "UUID": "uuid"}
_ARGUMENT = re.compile(r"<(?:[^:<>]*:)?([^<>]+)>")
_BEFORE_WORD, _BEFORE_CAPITAL = re.compile(r"(.)([A-Z][a-z]+)"), re.compile(r"([a-z0-9])([A-Z])")


class ClassRule(NamedTuple):
    """A rule of one method of a registered class, below the application or blueprint `owner` of the same call."""

    site: CallSite
    owner: Expression
    path: str
    name: str
    answers: list[Answer]


def class_rules(evaluator: Evaluator, sites: Sequence[CallSite]) -> Iterator[ClassRule]:
    """The rules of classes for which `register` is called; a part of a path that is not known is a hole."""
    for site in sites:
        owner = argument(site.call, 0, "app")
        if site.method == "register" and owner is not None and site.frame.module.role != "test":
            classes = [value.name for value in sorted(site.receivers) if value.kind == "class"]
            for cls in (name for name in classes if not _named("FlaskView").isdisjoint(evaluator.mro(name))):
                yield from _View(evaluator, cls, site, owner).rules()


class _View:
    """One class as one call registers it."""

    def __init__(self, evaluator: Evaluator, cls: str, site: CallSite, owner: Expression) -> None:
        self._evaluator = evaluator
        self._cls = cls
        self._site = site
        self._owner = owner
        self._frames = evaluator.code.classes_of_ours(evaluator.mro(cls))
        self._base = self._text("route_base", 1)
        self._prefix = self._text("route_prefix", 3) or ""

    def rules(self) -> Iterator[ClassRule]:
        for name, method in self._methods().items():
            endpoint = f"{self._frames[0].scope.name}:{name}"
            # Decorators are applied from the last one on.
            written = list(self._written(method))[::-1]
            for number, call in enumerate(written):
                yield from self._of_decorator(call, method, f"{endpoint}_{number}" if written[1:] else endpoint)
            if not written:
                answers = [Answer(verb, method.symbol) for verb in self._verbs(name, method)]
                yield ClassRule(self._site, self._owner, self._path_of(name, method), endpoint, answers)

    def _of_decorator(self, call: Call, method: Frame, endpoint: str) -> Iterator[ClassRule]:
        """`@route("/<int:number>/pay", methods=["POST"])`."""
        rule, keywords = argument(call, 0, "rule"), dict(call.keywords)
        answers = plain_answers(self._evaluator, method.symbol, method.parent, keywords.get("methods"))
        named = strings(self._evaluator, keywords["endpoint"], method.parent) if "endpoint" in keywords else []
        known = strings(self._evaluator, rule, method.parent) if rule is not None else []
        for text in known or [HOLE]:
            yield ClassRule(self._site, self._owner, self._joined(text), named[0] if named else endpoint, answers)

    def _methods(self) -> dict[str, Frame]:
        """The functions that answer, by their names: those of the class and of its bases, the nearest of each name."""
        nearest: dict[str, Binding] = {}
        for frame in self._frames:
            for name, bindings in self._evaluator.code.bindings(frame).items():
                nearest.setdefault(name, bindings[-1])
        left_out = {*_OF_VIEWS, *texts(elements(self._values("excluded_methods")))}
        functions = {name: _function(nearest[name]) for name in sorted(nearest.keys() - left_out)}
        return {n: one for n, one in functions.items() if one is not None and not n.startswith(_NO_ANSWER)}

    def _written(self, method: Frame) -> Iterator[Call]:
        return (call for call in _decorating(method) if self._is_of_package(call, method, "route"))

    def _verbs(self, name: str, method: Frame) -> list[str]:
        """The HTTP methods of a function without a rule."""
        if name in _SPECIAL:
            return [_SPECIAL[name]]
        calls = [call for call in _decorating(method) if self._is_of_package(call, method, "method")]
        given = [argument(call, 0, "method") for call in calls]
        said = {text.upper() for one in given if one for text in texts(self._evaluator.values(one, method.parent))}
        return sorted(said) or sorted(texts(elements(self._values("default_methods")))) or ["GET"]

    def _is_of_package(self, call: Call, method: Frame, name: str) -> bool:
        values = self._evaluator.values(call.function, method.parent)
        return any(value.kind == "external" and value.name in _named(name) for value in values)

    def _path_of(self, name: str, method: Frame) -> str:
        """The rule of a method without one: its name unless it is special, then its arguments."""
        has_slash = not self._says("trailing_slash", 4, value=False)
        word = name.replace("_", "-") if self._says("method_dashified", 5, value=True) else name
        begun = "/" if name in _SPECIAL else f"/{word}/" if has_slash else f"/{word}"
        path = self._joined(begun, *self._arguments(method))
        if has_slash:
            return path if path.endswith("/") else f"{path}/"
        return path.rstrip("/") or "/" if name in _SPECIAL else path

    def _arguments(self, method: Frame) -> Iterator[str]:
        base = _ARGUMENT.findall(self._base or "")
        ignored = {"self", *base, *texts(elements(self._values("base_args")))}
        for parameter in method.scope.parameters:
            if parameter.kind.startswith("positional") and parameter.default is None and parameter.name not in ignored:
                said = dotted(parameter.annotation) if parameter.annotation is not None else ""
                converter = _CONVERTERS.get(said.rpartition(".")[2])
                yield f"<{converter}:{parameter.name}>" if converter else f"<{parameter.name}>"

    def _joined(self, rule: str, *further: str) -> str:
        base = self._base if self._base is not None else _base_of(self._frames[0].scope.name)
        parts = [part for part in (self._prefix, base.strip("/"), rule, *further) if part]
        return re.sub(r"/+", "/", "/" + "/".join(parts))

    # What the class and the call say

    def _text(self, name: str, position: int) -> str | None:
        said = self._said(name, position)
        if said is None or is_literal(said[0], None):
            return None
        return next(iter(strings(self._evaluator, *said)), HOLE)

    def _said(self, name: str, position: int) -> tuple[Expression, Frame] | None:
        """What the call gives, else what the class or the nearest of its bases assigns."""
        given = argument(self._site.call, position, name)
        if given is not None and not is_literal(given, None):
            return given, self._site.frame
        for frame in self._frames:
            bindings = self._evaluator.code.bindings(frame).get(name)
            if bindings:
                payload = bindings[-1].payload
                return (payload, bindings[-1].frame) if isinstance(payload, Expression) else None
        return None

    def _says(self, name: str, position: int, *, value: bool) -> bool:
        said = self._said(name, position)
        return said is not None and is_literal(said[0], value)

    def _values(self, name: str) -> frozenset[Value]:
        return self._evaluator.attribute(Value("class", self._cls), name)


def _named(name: str) -> set[str]:
    return {f"{package}.{name}" for package in _PACKAGES}


def _decorating(method: Frame) -> list[Call]:
    return [one for one in method.scope.decorators if isinstance(one, Call)]


def _function(binding: Binding) -> Frame | None:
    """The function that a class binds; None for anything else, such as a property."""
    if not isinstance(binding.payload, Define):
        return None
    found = Frame(binding.frame.module, binding.payload.scope)
    is_other = any(dotted(one).rpartition(".")[2] in _NO_FUNCTIONS for one in found.scope.decorators)
    return None if is_other or found.scope.kind != "function" else found


def _base_of(name: str) -> str:
    """The base of a class that names none: `OrderLineView` answers below `order-line`."""
    words = _BEFORE_WORD.sub(r"\1-\2", name.removesuffix("View"))
    return _BEFORE_CAPITAL.sub(r"\1-\2", words).lower()
