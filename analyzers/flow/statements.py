"""The value flow of statements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from analyzers.facts import (
    Bind,
    Collection,
    Define,
    Evaluate,
    Expression,
    FileFacts,
    Import,
    Name,
    Operation,
    Return,
    Scope,
    Starred,
    Statement,
)

from .expressions import ExpressionFlow
from .records import CALL_DECORATOR, SEED_CLASS, SEED_FUNCTION, FlowCall, FlowImport
from .types import aliases_of, type_of
from .values import line_of


class StatementFlow(ExpressionFlow):
    """Turns single statements into constraints."""

    evaluated: tuple[Expression | None, int] = (None, 0)
    """The last expression that was a statement of its own, with its variable: an `if` behind it tests it."""

    def __init__(self, facts: FileFacts) -> None:
        super().__init__(facts)
        self.aliases = aliases_of(facts)

    def _return(self, statement: Return) -> None:
        if statement.value is not None:
            self.copy(self.flow(statement.value), self.scope.flow.returned)
        self.scope.dead = True

    def _evaluate(self, statement: Evaluate) -> None:
        value = statement.value
        kind = value.kind if isinstance(value, Operation) else ""
        if isinstance(value, Operation) and kind == "assert":
            self._assert(value.operands)
        elif kind in ("break", "continue"):
            scope = self.scope
            (scope.breaks if kind == "break" else scope.repeats).append(scope.state())
            scope.dead = True
        else:
            self.evaluated = value, self.flow(value)

    def _assert(self, operands: Sequence[Expression]) -> None:
        self.test(operands[0])
        for message in operands[1:]:
            self.flow(message)
        self.narrow(operands[0], True)

    # Imports

    def _import(self, statement: Import) -> None:
        variable = self.new()
        self.scope.flow.imports.append(
            FlowImport(statement.module, statement.name, statement.alias, statement.level, variable, statement.line)
        )
        if statement.alias != "*":
            self.bind(statement.alias, variable)
        elif not self.scope.is_for_types:
            self._cover(variable)

    def _cover(self, star: int) -> None:
        """A star import replaces those of the names so far that it brings."""
        scope = self.scope
        for name, previous in list(scope.environment.items()):
            covered = self.new()
            scope.flow.covered += (star, self.names[name], previous, covered)
            scope.bind(name, covered)

    # Bindings

    def _bind_statement(self, bind: Bind) -> None:
        if isinstance(bind.target, Name):
            self.scope.assigned[bind.target.id] = bind.value if bind.how == "assign" else None
        if bind.value is None:
            self._declare(bind)
        elif bind.how == "augment":
            self._augment(bind)
        elif bind.how != "assign" or not self._pairwise(bind.target, bind.value):
            value = self._received(bind, self.flow(bind.value))
            self.assign(bind.target, self._annotated(bind, value))

    def _received(self, bind: Bind, value: int) -> int:
        """What the target of a `for`, `with` or `except` gets of the value."""
        match bind.how:
            case "iterate":
                return self.iterate(value, bind.line, is_async=bind.is_async)
            case "enter":
                return self.enter(value, bind.line, is_async=bind.is_async)
            case "catch":
                caught = self.new()
                if value:
                    self.scope.flow.catches += (value, caught)
                return caught
            case _:
                return value

    def _annotated(self, bind: Bind, value: int) -> int:
        if bind.annotation is None:
            return value
        declared = self.new()
        self.copy(value, declared)
        found = type_of(self, bind.annotation)
        if found is not None:
            self.scope.flow.declared.append((declared, found))
        return declared

    def _declare(self, bind: Bind) -> None:
        """`x: T` without a value: in a class it is a field, elsewhere it only says what comes."""
        scope, name = self.scope, bind.target.id if isinstance(bind.target, Name) else ""
        if bind.annotation is None or (name and (scope.kind == "function" or name in scope.environment)):
            return
        declared = self._annotated(bind, 0)
        self.assign(bind.target, declared)
        if scope.kind == "class":
            scope.flow.unset = {**scope.flow.unset, name: declared}

    def _augment(self, bind: Bind) -> None:
        value = bind.value
        if isinstance(value, Operation):
            left, right = self.flow(value.operands[0]), self.flow(value.operands[1])
            self.assign(bind.target, self.augment(value.kind, left, right, bind.line))

    def _pairwise(self, target: Expression, value: Expression) -> bool:
        """`a, b = b, a`: each target gets its own value, after all are evaluated."""
        if not isinstance(value, Collection) or not isinstance(target, Collection):
            return False
        if len(target.items) != len(value.items):
            return False
        if any(isinstance(item, Starred) for item in (*target.items, *value.items)):
            return False
        values = [self.flow(item) for item in value.items]
        for item, variable in zip(target.items, values, strict=True):
            self.assign(item, variable)
        return True

    # Definitions

    def _define(self, statement: Define) -> None:
        number = statement.scope
        scope = self.facts.scopes[number]
        decorators = [(self.flow(decorator), line_of(decorator)) for decorator in scope.decorators]
        variable = self.new()
        is_class = scope.kind == "class"
        self.scope.flow.seeds += (variable, SEED_CLASS if is_class else SEED_FUNCTION, number)
        if is_class:
            self.class_body(number)
        else:
            self.function(number)
        self.bind(scope.name, self._decorated(variable, decorators, scope))

    def _decorated(self, variable: int, decorators: Sequence[tuple[int, int]], scope: Scope) -> int:
        """What is left after all decorators, the innermost first."""
        for decorator, line in reversed(decorators):
            result = self.new()
            call = FlowCall(decorator, result, line or scope.line, -1, 0, False, (variable,), (), CALL_DECORATOR)
            self.scope.flow.calls.append(call)
            variable = result
        return variable

    def class_body(self, number: int) -> None:
        """Extract a class: its bases in the scope around, its body at once."""
        raise NotImplementedError

    STATEMENTS: ClassVar[dict[type[Statement], Callable[[Any, Any], None]]] = {
        Bind: _bind_statement,
        Evaluate: _evaluate,
        Return: _return,
        Import: _import,
        Define: _define,
    }
    """What each kind of statement does."""
