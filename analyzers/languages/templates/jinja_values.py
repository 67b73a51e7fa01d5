"""Values of Jinja's template language, lowered to facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import nodes

from analyzers.facts import (
    Call,
    Collection,
    Comprehension,
    Constant,
    Expression,
    Generator,
    Mapping,
    Name,
    Operation,
    Scalar,
    Starred,
    Subscript,
    Text,
)

from .drafts import CONTEXT, NOTHING, Draft, engine, look_up

_PATH = re.compile(r"\w{1,78}")
_BY_ATTRIBUTE = frozenset({"groupby", "max", "min", "sort", "sum", "unique"})
"""Filters with an attribute of the items, which they give back or add up."""
_BY_FIRST = frozenset({"selectattr", "rejectattr", "groupby"})
"""Filters whose first argument is the name of an attribute."""
_OPERATORS: dict[type[nodes.BinExpr], str] = {
    nodes.Add: "+",
    nodes.Sub: "-",
    nodes.Mul: "*",
    nodes.Div: "/",
    nodes.FloorDiv: "//",
    nodes.Mod: "%",
    nodes.Pow: "**",
    nodes.And: "and",
    nodes.Or: "or",
}
_COMPARED = {"eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">=", "in": "in", "notin": "not in"}


class JinjaValues:
    """Reads values of one template; the names that it binds itself are known by scope."""

    def __init__(self, draft: Draft) -> None:
        """Nothing is bound."""
        self.draft = draft
        self.scopes: list[dict[str, str]] = [{}]
        self._count = 0
        self._kinds: dict[type[nodes.Node], Callable[[Any], Expression]] = {
            nodes.Name: self._name,
            nodes.NSRef: lambda node: Name(self.bound(node.name) or node.name, node.lineno),
            nodes.Const: lambda node: Constant(_scalar(node.value)),
            nodes.TemplateData: lambda _: Constant(""),
            nodes.Tuple: lambda node: Collection("tuple", self.values(node.items)),
            nodes.List: lambda node: Collection("list", self.values(node.items)),
            nodes.Dict: self._dict,
            nodes.CondExpr: self._choice,
            nodes.Filter: self._filter,
            nodes.Test: self._test,
            nodes.Call: self._call,
            nodes.Getattr: lambda node: self._taken(node, node.attr),
            nodes.Getitem: self._item,
            nodes.Compare: self._compare,
            nodes.Not: lambda node: Operation("not", (self.value(node.node),)),
            nodes.Concat: lambda node: Text(tuple(Operation("str", (v,)) for v in self.values(node.nodes))),
            **dict.fromkeys(_OPERATORS, self._binary),
        }

    def bound(self, name: str) -> str | None:
        """The variable of a name that the template binds."""
        return next((scope[name] for scope in reversed(self.scopes) if name in scope), None)

    def new(self, name: str) -> str:
        """A variable of its own for a name."""
        self._count += 1
        return f"{name}@{self._count}"

    def value(self, node: nodes.Node) -> Expression:
        """One value."""
        handler = self._kinds.get(type(node))
        if handler is not None:
            return handler(node)
        children = [self.value(child) for child in node.iter_child_nodes() if isinstance(child, nodes.Expr)]
        return Operation(type(node).__name__, tuple(children)) if len(children) != 1 else children[0]

    def values(self, found: Sequence[nodes.Node]) -> tuple[Expression, ...]:
        """Several values."""
        return tuple(self.value(node) for node in found)

    def _name(self, node: nodes.Name) -> Expression:
        local = self.bound(node.name)
        if local is not None:
            return Name(local, node.lineno)
        if node.name == "super":
            return NOTHING
        return self._look_up(Name(CONTEXT, node.lineno), node.name, node.lineno)

    def _taken(self, node: nodes.Getattr | nodes.Getitem, name: str) -> Expression:
        return self._look_up(self.value(node.node), name, node.lineno)

    def _look_up(self, base: Expression, name: str, line: int) -> Expression:
        return look_up(base, (name,), line, in_loop=self.draft.in_loop)

    def _item(self, node: nodes.Getitem) -> Expression:
        key = node.arg
        if isinstance(key, nodes.Const) and isinstance(key.value, str) and _PATH.fullmatch(key.value):
            return self._taken(node, key.value)
        base = self.value(node.node)
        if isinstance(key, nodes.Slice):
            return Subscript(base, Operation("slice", self.values([*key.iter_child_nodes()])))
        return Subscript(base, self.value(key))

    def _dict(self, node: nodes.Dict) -> Expression:
        return Mapping(tuple((self.value(pair.key), self.value(pair.value)) for pair in node.items))

    def _choice(self, node: nodes.CondExpr) -> Expression:
        other = self.value(node.expr2) if node.expr2 is not None else NOTHING
        return Operation("if", (self.value(node.expr1), self.value(node.test), other))

    def _binary(self, node: nodes.BinExpr) -> Expression:
        """`a + b + c` as one operation: a long chain must not cost depth."""
        kind = type(node)
        right, left = [node.right], node.left
        while type(left) is kind:
            right.append(left.right)
            left = left.left
        return Operation(_OPERATORS[kind], self.values([left, *reversed(right)]))

    def _compare(self, node: nodes.Compare) -> Expression:
        values = self.values([node.expr, *(operand.expr for operand in node.ops)])
        return Operation(_COMPARED[node.ops[0].op] if len(node.ops) == 1 else "compare", values)

    def _call(self, node: nodes.Call) -> Expression:
        plain, named = self._arguments(node)
        return Call(self.value(node.node), plain, named, node.lineno)

    def _arguments(
        self, node: nodes.Call | nodes.Filter | nodes.Test
    ) -> tuple[tuple[Expression, ...], tuple[tuple[str, Expression], ...]]:
        plain = self.values(node.args or ())
        # What Jinja calls a key here is a word.
        named = [(str(pair.key), self.value(pair.value)) for pair in node.kwargs or ()]
        if node.dyn_args is not None:
            plain = (*plain, Starred(self.value(node.dyn_args)))
        if node.dyn_kwargs is not None:
            named.append(("**", self.value(node.dyn_kwargs)))
        return plain, tuple(named)

    def _filter(self, node: nodes.Filter) -> Expression:
        value = self.value(node.node) if node.node is not None else Constant("")
        plain, named = self._arguments(node)
        path = _attribute_of(node)
        if path:
            return self._by_attribute(node, value, path)
        if node.name == "map" and plain:
            # Each item goes through another filter.
            item = Name(self.new("item"), node.lineno)
            return _each(item, value, engine("filter", (plain[0], item, *plain[1:]), node.lineno, named))
        return engine("filter", (Constant(node.name), value, *plain), node.lineno, named)

    def _by_attribute(self, node: nodes.Filter, value: Expression, path: Sequence[str]) -> Expression:
        item = Name(self.new("item"), node.lineno)
        taken: Expression = item
        for name in path:
            taken = look_up(taken, (name,), node.lineno, in_loop=True)
        if node.name == "map":
            return _each(item, value, taken)
        if node.name == "groupby":
            return _each(item, value, Collection("tuple", (taken, value)))
        self.draft.evaluate(_each(item, value, taken), node.lineno)
        return engine("filter", (Constant(node.name), value), node.lineno)

    def _test(self, node: nodes.Test) -> Expression:
        plain, named = self._arguments(node)
        return engine("test", (Constant(node.name), self.value(node.node), *plain), node.lineno, named)


def _attribute_of(node: nodes.Filter) -> list[str]:
    """The attribute of the items by which a filter works."""
    given = [pair.value for pair in node.kwargs or () if pair.key == "attribute"]
    if node.name in _BY_FIRST:
        given = [*node.args[:1], *given]
    wanted = node.name in _BY_FIRST or node.name in _BY_ATTRIBUTE or node.name == "map"
    found = given[0] if given and wanted else None
    is_text = isinstance(found, nodes.Const) and isinstance(found.value, str)
    return found.value.split(",")[0].split(".") if is_text and isinstance(found, nodes.Const) else []


def _each(item: Name, source: Expression, value: Expression) -> Expression:
    return Comprehension("list", (value,), (Generator(item, source, ()),))


def _scalar(value: object) -> Scalar:
    return value if isinstance(value, str | bool | int | float) and _is_small(value) else None


def _is_small(value: object) -> bool:
    return not isinstance(value, int) or abs(value) < 1 << 63
