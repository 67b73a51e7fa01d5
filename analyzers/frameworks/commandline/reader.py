"""Functions that a decorator makes a command, or a group of commands."""

from __future__ import annotations

from analyzers.facts import Attribute, Call, Expression, Return
from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.summaries import Summary
from analyzers.linking.values import Value, texts
from analyzers.linking.walk import argument, last_word
from analyzers.program import Task

_PACKAGES = frozenset({"asyncclick", "click", "flask", "quart", "rich_click", "typer"})
_MAKING = frozenset({"command", "group", "callback"})
_OF_APPLICATIONS = "cli"
"""What an application and a blueprint of Flask keep their commands in."""


class CommandLineReader:
    """Finds the functions of commands."""

    def prepare(self, evaluator: Evaluator) -> Summary | None:
        """Nothing: what a command is given are texts."""
        return None

    def read(self, linked: Linked) -> FrameworkFacts:
        """A task for each command and group."""
        found = FrameworkFacts()
        if linked.code.tops.isdisjoint(_PACKAGES):
            return found
        commands = _Commands(linked.evaluator)
        for symbol, frame in linked.code.definitions.items():
            making = commands.making(frame)
            if making is not None and frame.module.role == "code":
                name = _name(linked.evaluator, making, frame)
                place = frame.module.location(frame.scope.line)
                found.tasks.append(Task(name, symbol, "command", place, "click"))
        return found


class _Commands:
    """Remembers which functions are groups, so that their methods make commands."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._groups: dict[str, bool] = {}

    def making(self, frame: Frame) -> Expression | None:
        """The decorator that makes a function a command; None for any other function."""
        if frame.scope.kind != "function":
            return None
        return next((one for one in frame.scope.decorators if self._is_making(one, frame.parent)), None)

    def _is_making(self, decorator: Expression, frame: Frame) -> bool:
        function = decorator.function if isinstance(decorator, Call) else decorator
        if last_word(function).rpartition("_")[2] not in _MAKING:
            return False
        values = self._evaluator.values(function, frame)
        if values or not isinstance(function, Attribute):
            return any(self._makes(one) for one in values)
        if function.name not in _MAKING:
            return False
        if last_word(function.base) == _OF_APPLICATIONS and isinstance(function.base, Attribute):
            return True
        groups = self._evaluator.values(function.base, frame)
        return any(one.kind == "function" and self._is_group(one.name) for one in groups)

    def _makes(self, value: Value) -> bool:
        """Whether it is a decorator of a library, or a function of the program that returns what one gives."""
        if value.kind == "external":
            return value.name.partition(".")[0] in _PACKAGES and value.name.rpartition(".")[2] in _MAKING
        home = self._evaluator.code.definitions.get(value.name) if value.kind == "function" else None
        if home is None:
            return False
        returned = (one.value for one in home.scope.statements if isinstance(one, Return))
        return any(isinstance(one, Call) and self._is_making(one, home) for one in returned)

    def _is_group(self, symbol: str) -> bool:
        if symbol not in self._groups:
            self._groups[symbol] = False
            frame = self._evaluator.code.definitions.get(symbol)
            self._groups[symbol] = frame is not None and self.making(frame) is not None
        return self._groups[symbol]


def _name(evaluator: Evaluator, making: Expression, frame: Frame) -> str:
    """What is written, or the name of the function as click shows it."""
    given = argument(making, 0, "name") if isinstance(making, Call) else None
    written = sorted(texts(evaluator.values(given, frame.parent))) if given is not None else []
    return written[0] if written else frame.scope.name.lower().replace("_", "-")
