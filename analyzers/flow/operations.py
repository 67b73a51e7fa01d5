"""The value flow of operators, conditions, and of what suspends or ends a function."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from analyzers.facts import Attribute, Call, Constant, Expression, Name, Operation, Subscript

from .narrowing import NarrowingFlow
from .scope import Environment, State, meet
from .values import line_of

_BINARY = ("+", "-", "*", "/", "//", "%", "**", "|", "&", "^", "@", "<<", ">>")
_COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
_OBJECTS = frozenset({Name, Attribute, Call, Subscript})
"""What may give an object of ours."""


class OperationFlow(NarrowingFlow):
    """Operations by their kind."""

    def operation(self, node: Operation) -> int:
        """Any operation; of one that has no meaning here the operands are evaluated."""
        return self._OPERATIONS.get(node.kind, OperationFlow._each)(self, node)

    def _each(self, node: Operation) -> int:
        for operand in node.operands:
            self.flow(operand)
        return 0

    # Operators

    def _binary(self, node: Operation) -> int:
        """`a + b + c`, from left to right."""
        left = self.flow(node.operands[0])
        for operand in node.operands[1:]:
            right = self.flow(operand)
            left = self.operate(node.kind, left, right, self.new(), line_of(operand) or line_of(node))
        return left

    def augment(self, kind: str, left: int, right: int, line: int) -> int:
        """`left += right`."""
        return self.operate(f"i{kind}", left, right, self.new(), line)

    def _compare(self, node: Operation) -> int:
        left, right = self.flow(node.operands[0]), self.flow(node.operands[1])
        return self.operate(node.kind, left, right, 0, line_of(node))

    def _contains(self, node: Operation) -> int:
        item, container = self.flow(node.operands[0]), self.flow(node.operands[1])
        return self.operate("in", container, item, 0, line_of(node))

    def _unary(self, node: Operation) -> int:
        found = self.flow(node.operands[0])
        return self.operate(node.kind, found, 0, self.new(), line_of(node)) if found else 0

    def _chain(self, node: Operation) -> int:
        """`a < b < c`: which operators it has does not show."""
        self._each(node)
        return self.constant("bool")

    # Conditions

    def test(self, condition: Expression) -> None:
        """A condition: its truth is asked."""
        self.truth(self.flow(condition), condition)

    def truth(self, variable: int, node: Expression) -> None:
        """The truth of a value is asked: only what may be an object of ours has an answer of its own."""
        if variable and type(node) in _OBJECTS:
            self.operate("truth", variable, 0, 0, line_of(node))

    def _both(self, node: Operation) -> int:
        """`a and b`, `a or b`: what the first says of names holds in the second."""
        scope = self.scope
        before = scope.state()
        found = []
        for operand in node.operands:
            found.append(self.flow(operand))
            self.truth(found[-1], operand)
            self.narrow(operand, node.kind == "and")
        scope.environment, scope.stored = self._after(before.names), before.stored
        return self.join(*found)

    def _after(self, before: Environment) -> Environment:
        """What was narrowed inside is whole again; what was bound inside (by `:=`) stays."""
        now = self.scope.environment
        return (
            {**before, **{name: now[name] for name in now.keys() - before.keys()}} if len(now) > len(before) else before
        )

    def _not(self, node: Operation) -> int:
        self.test(node.operands[0])
        return self.constant("bool")

    def _length(self, node: Operation) -> int:
        """How long a value is, as templates ask before they go through it."""
        return self.operate("len", self.flow(node.operands[0]), 0, 0, line_of(node))

    def _choice(self, node: Operation) -> int:
        """`a if test else b`."""
        body, condition, other = node.operands
        self.test(condition)
        scope = self.scope
        before = scope.state()
        self.narrow(condition, True)
        first = self.flow(body)
        after = self._after(before.names)
        scope.resume(before)
        self.narrow(condition, False)
        second = self.flow(other)
        ends = [State(self._after(before.names), before.stored), State(after, before.stored)]
        scope.resume(meet(ends, self.new, self.copy))
        return self.join(first, second)

    def _walrus(self, node: Operation) -> int:
        value = self.flow(node.operands[1])
        self.assign(node.operands[0], value)
        return value

    # What suspends

    def _yield(self, node: Operation) -> int:
        """`yield x`: what somebody sends comes back."""
        value = self.flow(node.operands[0]) if node.operands else 0
        self.copy(value, self.scope.flow.yielded)
        return self.scope.flow.sent

    def _yield_from(self, node: Operation) -> int:
        source, line = self.flow(node.operands[0]), line_of(node)
        self.copy(self.iterate(source, line), self.scope.flow.yielded)
        return self.operate("returned", source, 0, self.new(), line)

    def _await(self, node: Operation) -> int:
        source = self.flow(node.operands[0])
        return self.operate("await", source, 0, self.new(), line_of(node)) if source else 0

    # Statements that hold nothing but expressions

    def _delete(self, node: Operation) -> int:
        for operand in node.operands:
            if isinstance(operand, Name):
                self.scope.environment.pop(operand.id, None)
            elif isinstance(operand, Subscript):
                base = self.flow(operand.base)
                self.key(operand.index)
                self.operate("del[]", base, 0, 0, line_of(operand))
            else:
                self.flow(operand)
        return 0

    def _raise(self, node: Operation) -> int:
        for operand in node.operands:
            raised = self.flow(operand)
            if raised:
                self.scope.flow.raises += (raised, line_of(operand))
        self.scope.dead = True
        return 0

    def _enter(self, node: Operation) -> int:
        return self.enter(self.flow(node.operands[0]), line_of(node), is_async=node.kind == "enter_async")

    def enter(self, manager: int, line: int, *, is_async: bool = False) -> int:
        """What `with manager as x` binds."""
        if not manager:
            return 0
        found = self.new()
        self.scope.flow.enters += (manager, found, line)
        if is_async:
            self.scope.flow.asynchronous.append(found)
        return found

    def _field(self, node: Operation) -> int:
        """The part of an object that a class pattern takes by position."""
        subject, position = node.operands
        number = position.value if isinstance(position, Constant) else 0
        return self.load(self.flow(subject), f"<field {number}>", line_of(subject))

    _OPERATIONS: ClassVar[dict[str, Callable[[Any, Operation], int]]] = {
        **dict.fromkeys(_BINARY, _binary),
        **dict.fromkeys(_COMPARISONS, _compare),
        **dict.fromkeys(("in", "not in"), _contains),
        **dict.fromkeys(("~", "u+", "u-"), _unary),
        "and": _both,
        "or": _both,
        "not": _not,
        "len": _length,
        "if": _choice,
        ":=": _walrus,
        "await": _await,
        "yield": _yield,
        "yield from": _yield_from,
        "delete": _delete,
        "raise": _raise,
        "enter": _enter,
        "enter_async": _enter,
        "field": _field,
        "compare": _chain,
    }
