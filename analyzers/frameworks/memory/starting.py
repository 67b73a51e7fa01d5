"""Which functions run only while modules are imported: what they fill is the same in each process."""

from __future__ import annotations

from collections.abc import Iterable

from analyzers.facts import Call, Name, Return
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.values import function_names
from analyzers.linking.walk import walk

_BY_PYTHON = frozenset({"__init_subclass__", "__set_name__"})
_READY = "ready"
"""What Django calls once, when all applications are loaded."""


class Starting:
    """Remembers what it found; a function that is called in circles counts as one that runs later."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Collect what is used as a decorator at the level of modules and classes."""
        self._evaluator = evaluator
        self._known: dict[str, bool] = {}
        self._decorating = self._find_decorating()

    def is_import(self, frame: Frame) -> bool:
        """Whether a scope is evaluated at import only."""
        if frame.scope.kind in ("module", "class"):
            return frame.number == 0 or self.is_import(frame.parent)
        symbol = frame.symbol
        if symbol not in self._known:
            self._known[symbol] = False
            self._known[symbol] = self._is_only_called(symbol, frame)
        return self._known[symbol]

    def _is_only_called(self, symbol: str, frame: Frame) -> bool:
        if self._is_called_by_python(symbol, frame):
            return True
        everywhere = [caller.frame for caller in self._evaluator.callers.get(symbol, ())]
        callers = [caller for caller in everywhere if caller.module.role == "code"]
        users = [*callers, *self._decorating.get(symbol, ())]
        if everywhere and not users:
            # What only tests call does nothing to a process that serves.
            return True
        if not users and _is_returned(frame):
            # What a decorator returns is called with what it decorates.
            return self.is_import(frame.parent)
        return bool(users) and all(self.is_import(user) for user in users)

    def _is_called_by_python(self, symbol: str, frame: Frame) -> bool:
        if frame.scope.name in _BY_PYTHON:
            return True
        owner = frame.parent
        if owner.scope.kind != "class" or not owner.scope.bases:
            return False
        above = self._evaluator.mro(owner.symbol)
        if frame.scope.name == _READY:
            return any(one.endswith(".AppConfig") for one in above)
        makes_classes = any(one == "<builtin>.type" or one.endswith(("Meta", "Metaclass")) for one in above)
        return makes_classes and frame.scope.name in ("__new__", "__init__")

    def _find_decorating(self) -> dict[str, list[Frame]]:
        found: dict[str, list[Frame]] = {}
        for frame in self._evaluator.code.definitions.values():
            for decorator in frame.scope.decorators:
                function = decorator.function if isinstance(decorator, Call) else decorator
                for name in self._functions(function, frame.parent):
                    found.setdefault(name, []).append(frame.parent)
        return found

    def _functions(self, expression: object, frame: Frame) -> Iterable[str]:
        return function_names(self._evaluator.values(expression, frame))  # type: ignore[arg-type]


def _is_returned(frame: Frame) -> bool:
    """Whether the function around it gives the function back; one that is decorated is given to somebody else."""
    if frame.parent.scope.kind == "lambda" or frame.scope.kind == "lambda":
        return frame.parent.scope.kind in ("function", "lambda")
    returned = (one.value for one in frame.parent.scope.statements if isinstance(one, Return) and one.value)
    return not frame.scope.decorators and any(
        isinstance(part, Name) and part.id == frame.scope.name for value in returned for part in walk(value)
    )
