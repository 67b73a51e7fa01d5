"""Lowers `ast` expressions to the expressions of `analyzers.facts`."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import Any, Literal

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


def _ignore(_name: str) -> None:
    """Bind nothing."""


class ExpressionLowering:
    """Turns `ast` nodes into facts; scopes (lambdas, generators) are opened by whoever owns them."""

    def __init__(
        self,
        open_lambda: Callable[[ast.Lambda], int],
        mark_generator: Callable[[], None],
        bind: Callable[[str], None],
    ) -> None:
        """Take the three things an expression can do to the scope it stands in."""
        self._open_lambda = open_lambda
        self._mark_generator = mark_generator
        self._bind = bind
        self._calls = 0
        self.bound_inside = False
        """Whether a comprehension or `:=` was met since somebody set this to False."""
        self._by_kind: dict[type[ast.expr], Callable[[Any], Expression]] = {
            **dict.fromkeys(ast.expr.__subclasses__(), self._other),
            ast.Name: self._name,
            ast.Attribute: self._attribute,
            ast.Call: self._call,
            ast.Constant: _constant,
            ast.JoinedStr: lambda node: Text(self.lower_all(node.values)),
            ast.FormattedValue: self._formatted,
            ast.List: lambda node: Collection("list", self.lower_all(node.elts)),
            ast.Tuple: lambda node: Collection("tuple", self.lower_all(node.elts)),
            ast.Set: lambda node: Collection("set", self.lower_all(node.elts)),
            ast.Dict: self._dict,
            ast.Subscript: lambda node: Subscript(self.lower(node.value), self.lower(node.slice)),
            ast.Starred: lambda node: Starred(self.lower(node.value)),
            ast.ListComp: lambda node: self._comprehension("list", (node.elt,), node.generators),
            ast.SetComp: lambda node: self._comprehension("set", (node.elt,), node.generators),
            ast.GeneratorExp: lambda node: self._comprehension("generator", (node.elt,), node.generators),
            ast.DictComp: lambda node: self._comprehension("dict", (node.key, node.value), node.generators),
            ast.Lambda: lambda node: Lambda(self._open_lambda(node)),
            ast.BinOp: self._binary,
            ast.UnaryOp: self._unary,
            ast.BoolOp: lambda node: Operation(operator_text(node.op), self.lower_all(node.values)),
            ast.Compare: self._compare,
            ast.IfExp: lambda node: Operation("if", self.lower_all((node.body, node.test, node.orelse))),
            ast.Await: lambda node: Operation("await", (self.lower(node.value),)),
            ast.Yield: lambda node: self._yield("yield", node.value),
            ast.YieldFrom: lambda node: self._yield("yield from", node.value),
            ast.NamedExpr: self._named,
            ast.Slice: lambda node: Operation("slice", self._optional((node.lower, node.upper, node.step))),
        }

    def lower(self, node: ast.expr) -> Expression:
        """One expression."""
        return self._by_kind[type(node)](node)

    def lower_all(self, nodes: Sequence[ast.expr]) -> tuple[Expression, ...]:
        """All expressions, in order."""
        by_kind = self._by_kind
        return tuple([by_kind[type(node)](node) for node in nodes]) if nodes else ()

    def keywords(self, nodes: Sequence[ast.keyword]) -> tuple[tuple[str, Expression], ...]:
        """Keyword arguments; an unpacked mapping has the name `**`."""
        by_kind = self._by_kind
        return tuple([(n.arg or "**", by_kind[type(n.value)](n.value)) for n in nodes]) if nodes else ()

    def _other(self, node: ast.expr) -> Expression:
        """A form that a newer Python adds keeps its operands."""
        children = [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
        return Operation(type(node).__name__, self.lower_all(children))

    def _call(self, node: ast.Call) -> Expression:
        called = node.func
        kind = type(called)
        function = self._by_kind[kind](called)
        # A chain of calls over several lines: the line of the method's own name is where a reader looks.
        line = called.end_lineno if kind is ast.Attribute else node.lineno
        number = self._calls
        self._calls += 1
        return Call(function, self.lower_all(node.args), self.keywords(node.keywords), line or node.lineno, number)

    def _name(self, node: ast.Name) -> Expression:
        if type(node.ctx) is ast.Store:
            self._bind(node.id)
        return Name(node.id, node.lineno)

    def _attribute(self, node: ast.Attribute) -> Expression:
        base = node.value
        return Attribute(self._by_kind[type(base)](base), node.attr, node.end_lineno or node.lineno)

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
            Generator(self._target(g.target), self.lower(g.iter), self.lower_all(g.ifs)) for g in generators
        )
        return Comprehension(kind, self.lower_all(elements), lowered)

    def _named(self, node: ast.NamedExpr) -> Expression:
        self.bound_inside = True
        return Operation(":=", self.lower_all((node.target, node.value)))

    def _target(self, node: ast.expr) -> Expression:
        """The names of a comprehension are its own, not those of the scope around it."""
        bind, self._bind = self._bind, _ignore
        try:
            return self.lower(node)
        finally:
            self._bind = bind

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
        self._mark_generator()
        return Operation(kind, self._optional((value,)) if value else ())

    def _optional(self, nodes: Sequence[ast.expr | None]) -> tuple[Expression, ...]:
        return tuple(_NOTHING if node is None else self.lower(node) for node in nodes)
