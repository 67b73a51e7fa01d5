"""Managers: which calls make one, of which class it is, and of which query sets it has the methods."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Attribute, Call, Expression
from analyzers.linking.code import Frame, own_methods, parts_of
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.values import Value
from analyzers.linking.walk import argument

_MANAGERS = ("Manager", "QuerySet", ".from_queryset")
"""How managers and query sets end, also those of libraries that are not read."""
_NO_MANAGERS = ("TaggableManager",)
"""Fields with such a name."""
_FROM_QUERYSET = "from_queryset"


class Managers:
    """Asked of what class bodies of models assign."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Take who knows values."""
        self._evaluator = evaluator
        self._given: dict[str, set[str]] = {}
        """Query sets by managers that are made with them: `Orders().from_queryset(Queries)()`."""
        self._made: dict[str, list[str]] = {}
        """Query sets by the classes of managers whose methods make them."""

    def is_manager_class(self, name: str) -> bool:
        """Whether a class is a manager or a query set."""
        return self._is_below(name, *_MANAGERS)

    def is_made(self, call: Call, frame: Frame) -> bool:
        """Whether a call makes a manager."""
        function = call.function
        if isinstance(function, Attribute) and function.name in ("as_manager", _FROM_QUERYSET):
            return True
        if isinstance(function, Call):
            return self.is_made(function, frame)
        is_manager = any(self.is_manager_class(v.name) for v in self._evaluator.values(function, frame))
        return is_manager or bool(self._told(call, frame))

    def class_of(self, call: Call, frame: Frame) -> str:
        """The class of the manager that a call makes, ours or an import path; that of a query set if it is Django's."""
        function: Expression = call.function
        if isinstance(function, Call):
            queryset = self._named(argument(function, 0, "queryset_class"), frame)
            manager = self._asked(function, frame)
            if manager:
                self._given.setdefault(manager, set()).update(queryset)
            return manager or next(iter(queryset), "")
        if isinstance(function, Attribute) and function.name == "as_manager":
            function = function.base
        found = [v for v in sorted(self._evaluator.values(function, frame)) if v.kind in ("class", "external")]
        told = [] if any(v.kind == "class" for v in found) else self._told(call, frame)
        return next((one.name for one in (*told, *found)), "")

    def querysets_of(self, manager: str) -> Iterator[str]:
        """The query sets of which a manager has the methods: `class Orders(Manager.from_queryset(Queries))`."""
        yield from sorted(self._given.get(manager, ()))
        for frame in self._evaluator.code.classes_of_ours(self._evaluator.mro(manager)):
            for base in (one for one in frame.scope.bases if isinstance(one, Call)):
                if isinstance(base.function, Attribute) and base.function.name == _FROM_QUERYSET:
                    yield from self._named(argument(base, 0, "queryset_class"), frame.parent)

    def made_by(self, manager: str) -> Iterator[str]:
        """The query sets that the methods of a manager make: `def get_queryset(self): return Queries(self.model)`."""
        for frame in self._evaluator.code.classes_of_ours(self._evaluator.mro(manager)):
            if frame.symbol not in self._made:
                self._made[frame.symbol] = sorted(self._made_in(frame))
            yield from self._made[frame.symbol]

    def _made_in(self, manager: Frame) -> set[str]:
        parts = ((part, method) for method in own_methods(manager) for part in parts_of(method))
        made = {name for part, method in parts if isinstance(part, Call) for name in self._named(part.function, method)}
        return {name for name in made if self._is_below(name, "QuerySet")}

    def _is_below(self, name: str, *endings: str) -> bool:
        """Whether a base from outside has such a name."""
        outside = self._evaluator.code.classes_from_outside(self._evaluator.mro(name))
        return any(a.endswith(endings) and not a.endswith(_NO_MANAGERS) for a in outside)

    def _asked(self, made: Call, frame: Frame) -> str:
        """The manager of ours that is asked for one with the methods of a query set; empty for Django's own."""
        if not isinstance(made.function, Attribute):
            return ""
        base = made.function.base
        return next(iter(self._named(base.function if isinstance(base, Call) else base, frame)), "")

    def _named(self, expression: Expression | None, frame: Frame) -> list[str]:
        """The classes of ours that an expression names."""
        found = self._evaluator.values(expression, frame) if expression is not None else ()
        return sorted(value.name for value in found if value.kind == "class")

    def _told(self, call: Call, frame: Frame) -> list[Value]:
        """The managers of ours of which a library is told to make one: `Scoped(_manager_class=Orders)`."""
        given = (*call.arguments, *(value for _, value in call.keywords))
        values = [value for one in given for value in sorted(self._evaluator.values(one, frame))]
        return [value for value in values if value.kind == "class" and self.is_manager_class(value.name)]
