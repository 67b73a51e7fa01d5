"""The value flow of expressions: each gets the variable that holds its value."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from analyzers.facts import (
    Attribute,
    Call,
    Collection,
    Comprehension,
    Constant,
    Expression,
    FileFacts,
    Lambda,
    Mapping,
    Name,
    Operation,
    Starred,
    Subscript,
    Text,
)

from .records import (
    CALL_METHOD,
    CALL_PARAMETER,
    CALL_PLAIN,
    CALL_RESULT,
    SEED_CONSTANT,
    SEED_CONTAINER,
    SEED_FUNCTION,
    SEED_TEXT,
    SLICE_KEY,
    UNKNOWN_KEY,
    FlowCall,
)
from .scope import OpenScope, merge

_WORD = re.compile(r"[A-Za-z_][\w.]{0,78}")
"""Strings that can name an attribute, a key or a module; others are strings and nothing more."""
_BINARY = frozenset({"+", "-", "*", "/", "//", "%", "**", "|", "&", "^", "@", "<<", ">>"})
_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
_CONTAINMENT = frozenset({"in", "not in"})
_UNARY = frozenset({"~", "u+", "u-"})
_MOST_EXACT = 5_000
"""A longer display keeps no positions."""


class ExpressionFlow:
    """Turns expressions of one file into constraints of the current scope."""

    def __init__(self, facts: FileFacts) -> None:
        self.facts = facts
        self.names: dict[str, int] = {}
        self.variables = 1
        self.constants: dict[str, int] = {}
        self.texts: dict[str, int] = {}
        self.outer: dict[str, int] = {}
        self.scope: OpenScope
        self._flow: dict[type, Callable[[Any], int]] = {
            Name: lambda node: self.look_up(node.id),
            Attribute: self._attribute,
            Call: self.call,
            Constant: self._constant,
            Text: self._text,
            Collection: self._collection,
            Mapping: self._mapping,
            Subscript: self._subscript,
            Starred: lambda node: self.flow(node.value),
            Comprehension: self._comprehension,
            Lambda: self._lambda,
            Operation: self._operation,
        }

    def flow(self, expression: Expression) -> int:
        """The variable that holds the expression's value; 0 when nobody needs to follow it."""
        return self._flow[type(expression)](expression)

    # Numbers

    def new(self) -> int:
        """A new variable."""
        self.variables += 1
        return self.variables - 1

    def name(self, text: str) -> int:
        """The number of a name or key."""
        found = self.names.get(text)
        if found is None:
            found = self.names[text] = len(self.names)
        return found

    def copy(self, source: int, target: int) -> None:
        """Whatever the source holds the target may hold."""
        if source and target and source != target:
            self.scope.flow.copies += (source, target)

    def join(self, *sources: int) -> int:
        """One variable for several."""
        distinct = sorted(set(sources) - {0})
        if len(distinct) < 2:
            return distinct[0] if distinct else 0
        joined = self.new()
        for source in distinct:
            self.copy(source, joined)
        return joined

    # Names

    def look_up(self, name: str) -> int:
        """The variable that a name means here."""
        scope = self.scope
        found = scope.environment.get(name)
        if found is not None:
            return found
        if name in scope.bound and name not in scope.outer:
            if scope.kind == "class" and name not in scope.versions:
                return self._captured(scope, name)
            return self.joined(scope, name)
        return self._captured(scope, name)

    def _captured(self, inner: OpenScope, name: str) -> int:
        """The variable of a name of a scope around."""
        is_global = name in inner.outer and inner.kind != "class" and self._is_global(inner, name)
        scope = inner.parent
        while scope is not None:
            if scope.parent is None or not is_global:
                if name in scope.overlay:
                    return scope.overlay[name]
                if scope.kind != "class" and name in scope.bound:
                    return self.joined(scope, name)
                if name in scope.outer:
                    return self._captured(scope, name)
            scope = scope.parent
        return self._outside(name)

    def _is_global(self, inner: OpenScope, name: str) -> bool:
        """Whether an outer name is the module's: no function around binds it."""
        scope = inner.parent
        while scope is not None and scope.parent is not None:
            if scope.kind != "class" and name in scope.bound:
                return False
            scope = scope.parent
        return True

    def joined(self, scope: OpenScope, name: str) -> int:
        """The variable into which all bindings of the name in a scope flow."""
        found = scope.joined.get(name)
        if found is None:
            found = scope.joined[name] = self.new()
        return found

    def _outside(self, name: str) -> int:
        """A name that the file does not bind: a built-in, or one that a star import brings."""
        found = self.outer.get(name)
        if found is None:
            found = self.outer[name] = self.new()
        return found

    def bind(self, name: str, variable: int) -> None:
        """Bind a name in the current scope, or in the one that `global` or `nonlocal` says."""
        scope = self.scope
        if name not in scope.outer:
            scope.bind(name, variable)
            return
        self.copy(variable, self._captured(scope, name))

    # Attributes and subscripts

    def _attribute(self, node: Attribute) -> int:
        return self._attribute_of(self.flow(node.base), node)

    def _attribute_of(self, base: int, node: Attribute) -> int:
        loaded = self.load(base, node.name, node.line)
        stored = self.scope.environment.get(_path(node.base, f".{node.name}"))
        return loaded if stored is None else stored

    def load(self, base: int, name: str, line: int) -> int:
        """The variable of `base.name`; asked twice in a scope it is the same."""
        if not base:
            return 0
        key = (base, self.name(name))
        loaded = self.scope.loaded
        found = loaded.get(key)
        if found is None:
            found = loaded[key] = self.new()
            self.scope.flow.loads += (base, key[1], found, line)
        return found

    def _subscript(self, node: Subscript) -> int:
        base = self.flow(node.base)
        key = self.key(node.index)
        if not base:
            return 0
        found = self.new()
        self.scope.flow.reads += (base, key, found, _line(node))
        if key >= 0:
            stored = self.scope.environment.get(_path(node.base, f"[{key}]"))
            return found if stored is None else stored
        return found

    def key(self, index: Expression) -> int:
        """The number of a constant key; other keys are evaluated."""
        if isinstance(index, Constant) and isinstance(index.value, str | int):
            return self.constant_key(index.value)
        self.flow(index)
        return SLICE_KEY if isinstance(index, Operation) and index.kind == "slice" else UNKNOWN_KEY

    def constant_key(self, value: str | float) -> int:
        """The number of a constant key; strings and numbers never meet."""
        return self.name(value if isinstance(value, str) else f"#{value:g}")

    # Literals

    def _constant(self, node: Constant) -> int:
        value = node.value
        if value is None:
            return 0
        if isinstance(value, str) and _WORD.fullmatch(value):
            return self._word(value)
        return self.constant(type(value).__name__)

    def constant(self, kind: str) -> int:
        """The variable that holds an instance of a built-in type."""
        found = self.constants.get(kind)
        if found is None:
            found = self.constants[kind] = self.new()
            self.root.flow.seeds += (found, SEED_CONSTANT, self.name(kind))
        return found

    @property
    def root(self) -> OpenScope:
        """The module's scope."""
        scope = self.scope
        while scope.parent is not None:
            scope = scope.parent
        return scope

    def _word(self, text: str) -> int:
        found = self.texts.get(text)
        if found is None:
            found = self.texts[text] = self.new()
            self.root.flow.seeds += (found, SEED_TEXT, self.name(text))
        return found

    def _text(self, node: Text) -> int:
        for part in node.parts:
            if not isinstance(part, Constant):
                self._operate("format", self.flow(part), 0, 0, _line(part))
        return self.constant("str")

    def container(self, kind: str, size: int = -1) -> int:
        """A new container; `size` is the number of its elements where that is known."""
        variable = self.new()
        self.scope.flow.seeds += (variable, SEED_CONTAINER, (size + 1) * _KINDS_OF_CONTAINERS + _CONTAINERS[kind])
        return variable

    def element(self, container: int, key: int, value: int) -> None:
        """Put a value into a container that was just made."""
        if value:
            self.scope.flow.elements += (container, key, value)

    def _collection(self, node: Collection) -> int:
        exact = node.kind != "set" and len(node.items) <= _MOST_EXACT
        exact = exact and not any(isinstance(item, Starred) for item in node.items)
        variable = self.container(node.kind, len(node.items) if exact else -1)
        for position, item in enumerate(node.items):
            value = self.flow(item)
            if isinstance(item, Starred):
                value = self.iterate(value, _line(item))
            self.element(variable, self.constant_key(position) if exact else UNKNOWN_KEY, value)
        return variable

    def _mapping(self, node: Mapping) -> int:
        variable = self.container("dict")
        for key, item in node.entries:
            if key is None:
                source = self.flow(item)
                if source:
                    self.scope.flow.spreads += (variable, source)
                continue
            number = self.key(key)
            self.element(variable, number, self.flow(item))
        return variable

    def iterate(self, source: int, line: int) -> int:
        """The variable of what iterating the source gives."""
        if not source:
            return 0
        found = self.new()
        self.scope.flow.iterations += (source, found, line)
        return found

    def _comprehension(self, node: Comprehension) -> int:
        scope = self.scope
        environment, overlay = dict(scope.environment), dict(scope.overlay)
        for generator in node.generators:
            source = self.iterate(self.flow(generator.iterable), _line(generator.iterable))
            scope.loops += 1
            self.assign_in_comprehension(generator.target, source)
            for condition in generator.conditions:
                self.test(condition)
                self.narrow(condition, True)
        values = [self.flow(element) for element in node.elements]
        scope.loops -= len(node.generators)
        scope.environment, scope.overlay = environment, overlay
        variable = self.container(node.kind)
        self.element(variable, UNKNOWN_KEY, values[-1])
        return variable

    def assign_in_comprehension(self, target: Expression, value: int) -> None:
        """The targets of a comprehension live in a scope of their own, which lambdas in it see."""
        scope = self.scope
        if isinstance(target, Name):
            scope.environment[target.id] = scope.overlay[target.id] = value
        elif isinstance(target, Collection):
            for position, item in enumerate(target.items):
                starred = isinstance(item, Starred)
                self.assign_in_comprehension(
                    item.value if isinstance(item, Starred) else item,
                    self.unpack(value, -1 if starred else position, _line(item)),
                )
        else:
            self.assign(target, value)

    def unpack(self, source: int, position: int, line: int) -> int:
        """What unpacking puts at a position; -1 is a starred target."""
        if not source:
            return 0
        found = self.new()
        self.scope.flow.unpacks += (source, position, found, line)
        return found

    # Calls

    def call(self, node: Call) -> int:
        """A call; what was stored under paths may have changed after it."""
        receiver, form = 0, CALL_PLAIN
        if isinstance(node.function, Attribute):
            receiver, form = self.flow(node.function.base), CALL_METHOD
            function = self._attribute_of(receiver, node.function)
        else:
            function = self.flow(node.function)
            if not isinstance(node.function, Name):
                form = CALL_RESULT
            elif any(p.name == node.function.id for p in self.scope.facts.parameters):
                form = CALL_PARAMETER
        arguments = tuple(self._argument(argument) for argument in node.arguments)
        keywords = tuple(
            (UNKNOWN_KEY if name == "**" else self.name(name), self.flow(value)) for name, value in node.keywords
        )
        result = self.new()
        scope = self.scope
        scope.flow.calls.append(
            FlowCall(function, result, node.line, node.number, receiver, scope.loops > 0, arguments, keywords, form)
        )
        if scope.paths:
            scope.forget_paths()
        return result

    def _argument(self, node: Expression) -> int:
        return -self.flow(node.value) if isinstance(node, Starred) else self.flow(node)

    # Operations

    def _operation(self, node: Operation) -> int:
        kind, operands = node.kind, node.operands
        if kind in _BINARY:
            return self.binary(kind, operands)
        handler = _OPERATIONS.get(kind)
        if handler is not None:
            return handler(self, operands)
        if kind in _COMPARISONS or kind in _CONTAINMENT:
            left, right = self.flow(operands[0]), self.flow(operands[1])
            if kind in _CONTAINMENT:
                left, right = right, left
            return self._operate("in" if kind in _CONTAINMENT else kind, left, right, 0, _line(operands[0]))
        if kind in _UNARY:
            found = self.flow(operands[0])
            return self._operate(kind, found, 0, self.new(), _line(operands[0])) if found else 0
        for operand in operands:
            self.flow(operand)
        return 0

    def binary(self, kind: str, operands: tuple[Expression, ...]) -> int:
        """`a + b + c`, from left to right."""
        left = self.flow(operands[0])
        for operand in operands[1:]:
            right = self.flow(operand)
            left = self._operate(kind, left, right, self.new(), _line(operand))
        return left

    def _operate(self, kind: str, left: int, right: int, target: int, line: int) -> int:
        if left or right:
            self.scope.flow.operations += (self.name(kind), left, right, target, line)
        return target

    def augment(self, kind: str, left: int, right: int, line: int) -> int:
        """`left += right`."""
        return self._operate(f"i{kind}", left, right, self.new(), line)

    def test(self, condition: Expression) -> None:
        """A condition: its truth is asked."""
        if isinstance(condition, Operation) and condition.kind in ("and", "or", "not"):
            self.flow(condition)
            return
        self._truth(self.flow(condition), condition)

    def _truth(self, variable: int, node: Expression) -> None:
        if variable and isinstance(node, Name | Attribute | Call | Subscript):
            self._operate("truth", variable, 0, 0, _line(node))

    def _both(self, operands: tuple[Expression, ...]) -> int:
        """`a and b`: what the first says of names holds in the second."""
        scope = self.scope
        before = dict(scope.environment)
        found = []
        for operand in operands:
            found.append(self.flow(operand))
            self._truth(found[-1], operand)
            self.narrow(operand, True)
        scope.environment = self._after(before)
        return self.join(*found)

    def _either(self, operands: tuple[Expression, ...]) -> int:
        scope = self.scope
        before = dict(scope.environment)
        found = []
        for operand in operands:
            found.append(self.flow(operand))
            self._truth(found[-1], operand)
            self.narrow(operand, False)
        scope.environment = self._after(before)
        return self.join(*found)

    def _after(self, before: dict[str, int]) -> dict[str, int]:
        """What was narrowed inside is whole again; what was bound inside (by `:=`) stays."""
        bound = {name for name in self.scope.environment if name not in before}
        return {**before, **{name: self.scope.environment[name] for name in bound}}

    def _not(self, operands: tuple[Expression, ...]) -> int:
        self.test(operands[0])
        return self.constant("bool")

    def _choice(self, operands: tuple[Expression, ...]) -> int:
        """`a if test else b`."""
        body, condition, other = operands
        self.test(condition)
        before = self.scope.environment
        self.scope.environment = dict(before)
        self.narrow(condition, True)
        first = self.flow(body)
        after = self.scope.environment
        self.scope.environment = dict(before)
        self.narrow(condition, False)
        second = self.flow(other)
        self.scope.environment = merge([self._after(before), after], self.new, self.copy) if len(after) > len(before) else before
        return self.join(first, second)

    def _walrus(self, operands: tuple[Expression, ...]) -> int:
        value = self.flow(operands[1])
        self.assign(operands[0], value)
        return value

    def _yield(self, operands: tuple[Expression, ...]) -> int:
        value = self.flow(operands[0]) if operands else 0
        self.copy(value, self.scope.flow.yielded)
        return 0

    def _yield_from(self, operands: tuple[Expression, ...]) -> int:
        source = self.flow(operands[0])
        self.copy(self.iterate(source, _line(operands[0])), self.scope.flow.yielded)
        return self._operate("returned", source, 0, self.new(), _line(operands[0]))

    def _await(self, operands: tuple[Expression, ...]) -> int:
        source = self.flow(operands[0])
        return self._operate("await", source, 0, self.new(), _line(operands[0])) if source else 0

    def _delete(self, operands: tuple[Expression, ...]) -> int:
        for operand in operands:
            if isinstance(operand, Name):
                self.scope.environment.pop(operand.id, None)
            elif isinstance(operand, Subscript):
                base = self.flow(operand.base)
                self.key(operand.index)
                self._operate("del[]", base, 0, 0, _line(operand))
            else:
                self.flow(operand)
        return 0

    def _raise(self, operands: tuple[Expression, ...]) -> int:
        for operand in operands:
            raised = self.flow(operand)
            if raised:
                self.scope.flow.raises += (raised, _line(operand))
        return 0

    def _enter(self, operands: tuple[Expression, ...]) -> int:
        return self.enter(self.flow(operands[0]), _line(operands[0]))

    def enter(self, manager: int, line: int) -> int:
        """What `with manager as x` binds."""
        if not manager:
            return 0
        found = self.new()
        self.scope.flow.enters += (manager, found, line)
        return found

    def _field(self, operands: tuple[Expression, ...]) -> int:
        """The part of an object that a class pattern takes by position."""
        position = operands[1].value if isinstance(operands[1], Constant) else 0
        return self.load(self.flow(operands[0]), f"<field {position}>", _line(operands[0]))

    def _format(self, operands: tuple[Expression, ...]) -> int:
        self.flow(operands[1])
        return self.flow(operands[0])

    def _chain(self, operands: tuple[Expression, ...]) -> int:
        """`a < b < c`: which operators it has does not show."""
        for operand in operands:
            self.flow(operand)
        return self.constant("bool")

    # What other parts do

    def assign(self, target: Expression, value: int) -> None:
        """Give a value to a target."""
        raise NotImplementedError

    def narrow(self, condition: Expression, holds: bool) -> None:
        """Let names hold only what a condition leaves of them."""
        raise NotImplementedError

    def _lambda(self, node: Lambda) -> int:
        variable = self.new()
        self.scope.flow.seeds += (variable, SEED_FUNCTION, node.scope)
        self.function(node.scope)
        return variable

    def function(self, scope: int) -> None:
        """Extract the flow of an inner function."""
        raise NotImplementedError


_CONTAINERS = {"list": 0, "tuple": 1, "set": 2, "dict": 3, "generator": 4}
_KINDS_OF_CONTAINERS = len(_CONTAINERS)
CONTAINER_KINDS = tuple(_CONTAINERS)
_OPERATIONS: dict[str, Callable[[ExpressionFlow, tuple[Expression, ...]], int]] = {
    "and": ExpressionFlow._both,
    "or": ExpressionFlow._either,
    "not": ExpressionFlow._not,
    "if": ExpressionFlow._choice,
    ":=": ExpressionFlow._walrus,
    "await": ExpressionFlow._await,
    "yield": ExpressionFlow._yield,
    "yield from": ExpressionFlow._yield_from,
    "delete": ExpressionFlow._delete,
    "raise": ExpressionFlow._raise,
    "enter": ExpressionFlow._enter,
    "field": ExpressionFlow._field,
    "format": ExpressionFlow._format,
    "compare": ExpressionFlow._chain,
}


def path_of(base: Expression, step: str) -> str:
    """How a stored attribute or key of a plain name is remembered."""
    return f"{base.id}{step}" if isinstance(base, Name) else ""


_path = path_of


def line_of(expression: Expression) -> int:
    """The line of the first part that knows its line; 0 for constants."""
    found: Expression | None = expression
    while found is not None:
        match found:
            case Name(line=line) | Attribute(line=line) | Call(line=line):
                return line
            case Subscript(base=base):
                found = base
            case Starred(value=value):
                found = value
            case Operation(operands=(first, *_)) | Collection(items=(first, *_)):
                found = first
            case _:
                return 0
    return 0


_line = line_of
