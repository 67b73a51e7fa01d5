"""The value flow of expressions: each gets the variable that holds its value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from analyzers.facts import (
    Attribute,
    Call,
    Collection,
    Comprehension,
    Constant,
    Expression,
    Lambda,
    Mapping,
    Name,
    Operation,
    Starred,
    Subscript,
    Text,
)

from .operations import OperationFlow
from .patterns import page_pattern_of, pattern_of
from .records import (
    CALL_METHOD,
    CALL_PARAMETER,
    CALL_PLAIN,
    CALL_RESULT,
    SEED_FUNCTION,
    SEED_PAGE,
    SEED_PATTERN,
    UNKNOWN_KEY,
    FlowCall,
)
from .values import line_of


class ExpressionFlow(OperationFlow):
    """Turns expressions of one file into constraints of the current scope."""

    def flow(self, expression: Expression) -> int:
        """The variable that holds the expression's value; 0 when nobody needs to follow it."""
        return self._BY_KIND[type(expression)](self, expression)

    def _name(self, node: Name) -> int:
        found = self.scope.environment.get(node.id)
        return self.look_up(node.id) if found is None else found

    # Calls

    def call(self, node: Call) -> int:
        """A call; what was stored under paths may have changed after it."""
        scope = self.scope
        receiver, function, form = self._called(node.function)
        word = _called_word(node.function)
        given = _split_fields(node) if word == "namedtuple" else node.arguments
        arguments = self._arguments(given) if given else ()
        if word == "getattr" and len(given) > 1:
            arguments = (arguments[0], self._computed(given[1], arguments[1]), *arguments[2:])
        keywords = self._keywords(node.keywords) if node.keywords else ()
        result = self.new()
        is_repeated = scope.loops > 0
        scope.flow.calls.append(
            FlowCall(function, result, node.line, node.number, receiver, is_repeated, arguments, keywords, form)
        )
        if scope.stored:
            scope.stored = {}
        return self._page(node, result) if word == "format" else result

    def _arguments(self, nodes: Sequence[Expression]) -> tuple[int, ...]:
        flow = self._BY_KIND
        return tuple([-self.flow(n.value) if isinstance(n, Starred) else flow[type(n)](self, n) for n in nodes])

    def _keywords(self, nodes: Sequence[tuple[str, Expression]]) -> tuple[tuple[int, int], ...]:
        flow, names = self._BY_KIND, self.names
        return tuple([(UNKNOWN_KEY if name == "**" else names[name], flow[type(n)](self, n)) for name, n in nodes])

    def _computed(self, node: Expression, value: int) -> int:
        """The name of an attribute, of which a part may be known although it is put together."""
        pattern = pattern_of(self.scope.assigned.get(node.id) if isinstance(node, Name) else node)
        return self._marked(value, SEED_PATTERN, pattern) if pattern else value

    def _page(self, node: Expression, value: int) -> int:
        """A text that may be the name of a template, of which a part is known."""
        pattern = page_pattern_of(node)
        return self._marked(value, SEED_PAGE, pattern) if pattern else value

    def _marked(self, value: int, kind: int, pattern: str) -> int:
        """A text that is put together, with what is known of it."""
        found = self.new()
        self.copy(value, found)
        self.scope.flow.seeds += (found, kind, self.names[pattern])
        return found

    def _called(self, node: Expression) -> tuple[int, int, int]:
        """The receiver, what is called, and the form of the call."""
        if isinstance(node, Attribute):
            receiver = self.flow(node.base)
            return receiver, self.attribute_of(receiver, node), CALL_METHOD
        if isinstance(node, Name):
            form = CALL_PARAMETER if node.id in self.scope.parameters else CALL_PLAIN
            return 0, self._name(node), form
        return 0, self.flow(node), CALL_RESULT

    # Comprehensions and lambdas

    def _comprehension(self, node: Comprehension) -> int:
        scope = self.scope
        state, overlay = scope.state(), dict(scope.overlay)
        for generator in node.generators:
            iterable, line = self.flow(generator.iterable), line_of(generator.iterable)
            source = self.iterate(iterable, line, is_async=generator.is_async)
            scope.loops += 1
            self.assign_in_comprehension(generator.target, source)
            for condition in generator.conditions:
                self.test(condition)
                self.narrow(condition, True)
        values = [self.flow(element) for element in node.elements]
        scope.loops -= len(node.generators)
        scope.environment, scope.stored, scope.overlay = state.names, state.stored, overlay
        return self._filled(node, values)

    def _filled(self, node: Comprehension, values: list[int]) -> int:
        """The container that a comprehension makes."""
        variable = self.container(node.kind)
        if node.kind in ("set", "dict"):
            self.hashed(node.elements[0], values[0])
        if node.kind == "dict":
            self.scope.flow.writes += (variable, UNKNOWN_KEY, values[1], line_of(node.elements[0]), values[0])
        else:
            self.element(variable, UNKNOWN_KEY, values[0])
        return variable

    def _lambda(self, node: Lambda) -> int:
        variable = self.new()
        self.scope.flow.seeds += (variable, SEED_FUNCTION, node.scope)
        self.function(node.scope)
        return variable

    def _operation(self, node: Operation) -> int:
        found = self.operation(node)
        return self._page(node, found) if node.kind in ("%", "+") else found

    def function(self, scope: int) -> None:
        """Extract the flow of an inner function."""
        raise NotImplementedError

    _BY_KIND: ClassVar[dict[type[Expression], Callable[[Any, Any], int]]] = {
        Name: _name,
        Attribute: OperationFlow.attribute,
        Call: call,
        Constant: OperationFlow.literal,
        Text: lambda self, node: self._page(node, self.text(node)),
        Collection: OperationFlow.collection,
        Mapping: OperationFlow.mapping,
        Subscript: OperationFlow.subscript,
        Starred: lambda self, node: self.flow(node.value),
        Comprehension: _comprehension,
        Lambda: _lambda,
        Operation: _operation,
    }
    """No bound methods: they would keep all that was read until somebody looks for cycles."""


def _called_word(node: Expression) -> str:
    """The last word of what is called: `c` of `a.b.c()`."""
    return node.id if isinstance(node, Name) else node.name if isinstance(node, Attribute) else ""


def _split_fields(node: Call) -> Sequence[Expression]:
    """The arguments of `namedtuple`, with the names of the fields one by one where they are one text."""
    match node.arguments:
        case (title, Constant(value=str() as text), *rest):
            words = tuple(Constant(word) for word in text.replace(",", " ").split())
            return (title, Collection("tuple", words), *rest)
        case _:
            return node.arguments
