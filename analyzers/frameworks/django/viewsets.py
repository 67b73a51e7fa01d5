"""Viewsets of Django REST framework: the actions they have, and the methods of each.

Source: `rest_framework.viewsets`, `rest_framework.mixins` and `rest_framework.decorators` of version 3.16.
"""

from __future__ import annotations

from typing import NamedTuple

from analyzers.facts import Attribute, Call, Collection, Constant, Expression, Name
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.given import GivenCall
from analyzers.linking.values import Value, texts
from analyzers.linking.walk import argument, is_literal

from .views import HTTP_METHODS, allowed_methods

_MODEL_ACTIONS = frozenset({"list", "create", "retrieve", "update", "partial_update", "destroy"})
_MIXIN_ACTIONS = {
    "ModelViewSet": _MODEL_ACTIONS,
    "ReadOnlyModelViewSet": frozenset({"list", "retrieve"}),
    "ListModelMixin": frozenset({"list"}),
    "CreateModelMixin": frozenset({"create"}),
    "RetrieveModelMixin": frozenset({"retrieve"}),
    "UpdateModelMixin": frozenset({"update", "partial_update"}),
    "DestroyModelMixin": frozenset({"destroy"}),
}
_DECORATOR = "rest_framework.decorators.action"


class Action(NamedTuple):
    """An extra action of a viewset: its piece of the path, its methods, and its part of the URL name."""

    path: str
    methods: tuple[str, ...]
    is_detail: bool
    name: str


class Lookup(NamedTuple):
    """How a viewset names the key of an object in a path, and what it takes for one; empty where it does not say."""

    name: str
    regex: str
    converter: str


class Viewsets:
    """Answers what routers ask viewsets."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Take the solver."""
        self._evaluator = evaluator

    def lookup(self, viewset: str) -> Lookup:
        """The key in the path."""
        names = [*self._texts(viewset, "lookup_url_kwarg"), *self._texts(viewset, "lookup_field"), "pk"]
        regexes, converters = (self._texts(viewset, f"lookup_value_{one}") for one in ("regex", "converter"))
        return Lookup(names[0], next(iter(regexes), ""), next(iter(converters), ""))

    def basename(self, viewset: str) -> str:
        """What URL names begin with where nobody says it: the model of the viewset; empty if that is not known."""
        queries = self._evaluator.attribute(Value("class", viewset), "queryset")
        return next((v.name.rpartition(".")[2].lower() for v in sorted(queries) if v.kind == "query"), "")

    def _texts(self, viewset: str, name: str) -> list[str]:
        return texts(self._evaluator.attribute(Value("class", viewset), name))

    def answered(self, viewset: str, mapping: dict[str, str]) -> tuple[str, ...]:
        """Of the HTTP methods that are mapped to actions those whose action the viewset has; nothing without any."""
        found: set[str] = set()
        for ancestor in self._evaluator.mro(viewset):
            frame = self._evaluator.code.definitions.get(ancestor)
            if frame is not None:
                found.update(self._evaluator.code.bindings(frame))
            else:
                found.update(_MIXIN_ACTIONS.get(ancestor.rpartition(".")[2], ()))
        wanted = {method.upper() for method, action in mapping.items() if action in found}
        return self._allowed(viewset, wanted) if wanted else ()

    def _allowed(self, viewset: str, methods: set[str]) -> tuple[str, ...]:
        """Those that the class does not forbid; a path of which it forbids all is its own all the same."""
        allowed = allowed_methods(self._evaluator, viewset)
        found = tuple(m for m in map(str.upper, HTTP_METHODS) if m in methods and (not allowed or m in allowed))
        return found or ("*",)

    def actions(self, viewset: str) -> list[Action]:
        """Methods marked by `@action`, sorted by name, as the router finds them."""
        found: dict[str, Action] = {}
        for ancestor in reversed(self._evaluator.mro(viewset)):
            frame = self._evaluator.code.definitions.get(ancestor)
            if frame is not None:
                found.update(self._own_actions(frame))
        return [one._replace(methods=self._allowed(viewset, set(one.methods))) for _, one in sorted(found.items())]

    def _own_actions(self, cls: Frame) -> dict[str, Action]:
        found: dict[str, Action] = {}
        for name in self._evaluator.code.bindings(cls):
            method = self._evaluator.code.definitions.get(f"{cls.symbol}.{name}")
            for decorator in method.scope.decorators if method else ():
                action = self._marked(name, decorator, cls)
                mapped = _mapped(decorator)
                if action is not None:
                    found[name] = action
                elif mapped is not None and mapped[0] in found:
                    first = found[mapped[0]]
                    found[mapped[0]] = first._replace(methods=(*first.methods, mapped[1]))
        return found

    def _marked(self, name: str, decorator: Expression, cls: Frame) -> Action | None:
        """What `@action(detail=True, methods=["post"], url_path="pay")` says."""
        if not isinstance(decorator, Call):
            return None
        values = self._evaluator.values(decorator.function, cls)
        if not any(v.name.endswith(_DECORATOR) for v in values):
            return None
        detail, given = argument(decorator, 1, "detail"), GivenCall(self._evaluator, decorator, cls)
        paths, names = given.texts(2, "url_path"), given.texts(3, "url_name")
        is_detail = is_literal(detail, True)
        url_name = names[0] if names else name.replace("_", "-")
        return Action(paths[0] if paths else name, _methods(decorator), is_detail, url_name)


def _methods(decorator: Call) -> tuple[str, ...]:
    given = argument(decorator, 0, "methods")
    if not isinstance(given, Collection):
        return ("GET",)
    return tuple(i.value.upper() for i in given.items if isinstance(i, Constant) and isinstance(i.value, str))


def _mapped(decorator: Expression) -> tuple[str, str] | None:
    """`@pay.mapping.delete`: the action and one more method of it."""
    match decorator:
        case Attribute(base=Attribute(base=Name(id=action), name="mapping"), name=method):
            return action, method.upper()
        case _:
            return None
