"""Lowers `ast` expressions to the expressions of `analyzers.facts`."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Literal

from analyzers.facts import (
    Attribute,
    Call,
    Collection,
    Comprehension,
    Constant,
    Expression,
    Generator,
    Lambda,
    Mapping,
    Name,
    Operation,
    Scalar,
    Starred,
    Subscript,
    Text,
)

_LARGEST_INTEGER = 2**63 - 1
_NOTHING = Constant(None)
_ELLIPSIS = Operation("...", ())
_CONVERSIONS = {ord("s"): "str", ord("r"): "repr", ord("a"): "ascii"}
_OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.MatMult: "@",
    ast.Div: "/",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.LShift: "<<",
    ast.RShift: ">>",
    ast.BitOr: "|",
    ast.BitXor: "^",
    ast.BitAnd: "&",
    ast.FloorDiv: "//",
    ast.And: "and",
    ast.Or: "or",
    ast.Not: "not",
    ast.Invert: "~",
    ast.UAdd: "u+",
    ast.USub: "u-",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.In: "in",
    ast.NotIn: "not in",
}


def operator_text(operator: ast.AST) -> str:
    """The operator as it is written; a unary sign is `u+` or `u-`."""
    return _OPERATORS[type(operator)]


def scalar(value: object) -> Scalar:
    """A literal that can be stored: bytes become Latin-1 text, what has no form in the store becomes None."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, bool | float) or value is None:
        return value
    if isinstance(value, int) and abs(value) <= _LARGEST_INTEGER:
        return value
    return None


def _constant(node: ast.Constant) -> Expression:
    value = node.value
    if type(value) is bytes:
        return Constant(scalar(value), is_bytes=True)
    return _ELLIPSIS if value is ... else Constant(scalar(value))


class ExpressionLowering:
    """Turns `ast` nodes into facts; what they do to the scope they stand in is up to whoever opens scopes."""

    def __init__(self) -> None:
        """Begin a file."""
        self._calls = 0
        self._is_bound_here = True
        """Whether names are bound in the scope, not in a comprehension."""
        self.bound_inside = False
        """Whether a comprehension or `:=` was met since somebody set this to False."""

    def open_lambda(self, node: ast.Lambda) -> int:
        """Read a lambda; the index of its scope."""
        raise NotImplementedError

    def mark_generator(self) -> None:
        """The scope yields something."""
        raise NotImplementedError

    def bind(self, name: str) -> None:
        """The scope binds a name."""
        raise NotImplementedError

    def lower(self, node: ast.expr) -> Expression:
        """One expression."""
        return self._BY_KIND[type(node)](self, node)

    def lower_all(self, nodes: Sequence[ast.expr]) -> tuple[Expression, ...]:
        """All expressions, in order."""
        by_kind = self._BY_KIND
        return tuple([by_kind[type(node)](self, node) for node in nodes]) if nodes else ()

    def keywords(self, nodes: Sequence[ast.keyword]) -> tuple[tuple[str, Expression], ...]:
        """Keyword arguments; an unpacked mapping has the name `**`."""
        by_kind = self._BY_KIND
        return tuple([(n.arg or "**", by_kind[type(n.value)](self, n.value)) for n in nodes]) if nodes else ()

    def _other(self, node: ast.expr) -> Expression:
        """A form that a newer Python adds keeps its operands."""
        children = [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
        return Operation(type(node).__name__, self.lower_all(children))

    def _call(self, node: ast.Call) -> Expression:
        called = node.func
        kind = type(called)
        function = self._BY_KIND[kind](self, called)
        # A chain of calls over several lines: the line of the method's own name is where a reader looks.
        line = called.end_lineno if kind is ast.Attribute else node.lineno
        number = self._calls
        self._calls += 1
        return Call(function, self.lower_all(node.args), self.keywords(node.keywords), line or node.lineno, number)

    def _name(self, node: ast.Name) -> Expression:
        if type(node.ctx) is ast.Store and self._is_bound_here:
            self.bind(node.id)
        return Name(node.id, node.lineno)

    def _attribute(self, node: ast.Attribute) -> Expression:
        base = node.value
        return Attribute(self._BY_KIND[type(base)](self, base), node.attr, node.end_lineno or node.lineno)

    def _compare(self, node: ast.Compare) -> Expression:
        kind = operator_text(node.ops[0]) if len(node.ops) == 1 else "compare"
        return Operation(kind, self.lower_all([node.left, *node.comparators]))

    def _formatted(self, node: ast.FormattedValue) -> Expression:
        value = self.lower(node.value)
        if node.conversion in _CONVERSIONS:
            value = Operation(_CONVERSIONS[node.conversion], (value,))
        if node.format_spec is None:
            return value
        return Operation("format", (value, self.lower(node.format_spec)))

    def _dict(self, node: ast.Dict) -> Expression:
        return Mapping(
            tuple(
                (None if key is None else self.lower(key), self.lower(value))
                for key, value in zip(node.keys, node.values, strict=True)
            )
        )

    def _comprehension(
        self,
        kind: Literal["list", "set", "dict", "generator"],
        elements: tuple[ast.expr, ...],
        generators: list[ast.comprehension],
    ) -> Expression:
        self.bound_inside = True
        lowered = tuple(
            Generator(self._target(g.target), self.lower(g.iter), self.lower_all(g.ifs), bool(g.is_async))
            for g in generators
        )
        return Comprehension(kind, self.lower_all(elements), lowered)

    def _named(self, node: ast.NamedExpr) -> Expression:
        self.bound_inside = True
        return Operation(":=", self.lower_all((node.target, node.value)))

    def _target(self, node: ast.expr) -> Expression:
        """The names of a comprehension are its own, not those of the scope around it."""
        outer, self._is_bound_here = self._is_bound_here, False
        target = self.lower(node)
        self._is_bound_here = outer
        return target

    def _binary(self, node: ast.BinOp) -> Expression:
        """`a + b + c` as one flat operation: long concatenations must not cost depth."""
        operator = type(node.op)
        operands = [node.right]
        left = node.left
        while isinstance(left, ast.BinOp) and type(left.op) is operator:
            operands.append(left.right)
            left = left.left
        operands.append(left)
        return Operation(_OPERATORS[operator], self.lower_all(operands[::-1]))

    def _unary(self, node: ast.UnaryOp) -> Expression:
        operand = self.lower(node.operand)
        if isinstance(node.op, ast.USub) and isinstance(operand, Constant) and isinstance(operand.value, int | float):
            return Constant(-operand.value)
        return Operation(operator_text(node.op), (operand,))

    def _yield(self, kind: str, value: ast.expr | None) -> Expression:
        self.mark_generator()
        return Operation(kind, self._optional((value,)) if value else ())

    def _optional(self, nodes: Sequence[ast.expr | None]) -> tuple[Expression, ...]:
        return tuple(_NOTHING if node is None else self.lower(node) for node in nodes)

    _BY_KIND: ClassVar[dict[type[ast.expr], Callable[[Any, Any], Expression]]] = {
        **dict.fromkeys(ast.expr.__subclasses__(), _other),
        ast.Name: _name,
        ast.Attribute: _attribute,
        ast.Call: _call,
        ast.Constant: lambda _self, node: _constant(node),
        ast.JoinedStr: lambda self, node: Text(self.lower_all(node.values)),
        ast.FormattedValue: _formatted,
        ast.List: lambda self, node: Collection("list", self.lower_all(node.elts)),
        ast.Tuple: lambda self, node: Collection("tuple", self.lower_all(node.elts)),
        ast.Set: lambda self, node: Collection("set", self.lower_all(node.elts)),
        ast.Dict: _dict,
        ast.Subscript: lambda self, node: Subscript(self.lower(node.value), self.lower(node.slice)),
        ast.Starred: lambda self, node: Starred(self.lower(node.value)),
        ast.ListComp: lambda self, node: self._comprehension("list", (node.elt,), node.generators),
        ast.SetComp: lambda self, node: self._comprehension("set", (node.elt,), node.generators),
        ast.GeneratorExp: lambda self, node: self._comprehension("generator", (node.elt,), node.generators),
        ast.DictComp: lambda self, node: self._comprehension("dict", (node.key, node.value), node.generators),
        ast.Lambda: lambda self, node: Lambda(self.open_lambda(node)),
        ast.BinOp: _binary,
        ast.UnaryOp: _unary,
        ast.BoolOp: lambda self, node: Operation(operator_text(node.op), self.lower_all(node.values)),
        ast.Compare: _compare,
        ast.IfExp: lambda self, node: Operation("if", self.lower_all((node.body, node.test, node.orelse))),
        ast.Await: lambda self, node: Operation("await", (self.lower(node.value),)),
        ast.Yield: lambda self, node: self._yield("yield", node.value),
        ast.YieldFrom: lambda self, node: self._yield("yield from", node.value),
        ast.NamedExpr: _named,
        ast.Slice: lambda self, node: Operation("slice", self._optional((node.lower, node.upper, node.step))),
    }
    """No bound methods: they would keep all that was read until somebody looks for cycles."""
