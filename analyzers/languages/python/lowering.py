"""Lowers an `ast` module to the scopes, statements and regions of `analyzers.facts`."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from msgspec.structs import replace

from analyzers.facts import (
    Bind,
    Define,
    Evaluate,
    Expression,
    Import,
    Name,
    Operation,
    Parameter,
    Region,
    Return,
    Scope,
    Statement,
)

from .annotations import Unquoted
from .expressions import ExpressionLowering, operator_text
from .patterns import Part, class_test, parts

RegionKind = Literal["file", "loop", "with", "if", "else", "try", "except", "finally", "case"]
ParameterKind = Literal["positional_only", "positional", "variadic", "keyword_only", "keywords"]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def lower(tree: ast.Module) -> tuple[tuple[Scope, ...], tuple[Region, ...]]:
    """All scopes and regions of a module; scope 0 is the module, region 0 the file."""
    lowering = _Lowering()
    lowering.module(tree)
    return tuple(scope.freeze() for scope in lowering.scopes), tuple(lowering.regions)


@dataclass(slots=True)
class _OpenScope:
    """A scope that is still being read."""

    header: Scope
    statements: list[Statement] = field(default_factory=list)
    binding_inside: list[int] = field(default_factory=list)
    outer_names: list[str] = field(default_factory=list)
    bound: dict[str, None] = field(default_factory=dict)
    lambdas: int = 0
    is_generator: bool = False

    def freeze(self) -> Scope:
        return replace(
            self.header,
            is_generator=self.is_generator,
            outer_names=tuple(self.outer_names),
            bound=tuple(name for name in self.bound if name not in self.outer_names),
            statements=tuple(self.statements),
            binding_inside=tuple(self.binding_inside),
        )


class _Lowering(ExpressionLowering):
    """Walks statements; keeps where it is: the open scope and the region."""

    def __init__(self) -> None:
        super().__init__()
        self.scopes: list[_OpenScope] = []
        self.regions: list[Region] = [Region("file", -1, None, 1)]
        self._scope = -1
        self._here: _OpenScope
        self._region = 0

    def module(self, tree: ast.Module) -> None:
        end = max((node.end_lineno or 1 for node in tree.body), default=1)
        self._open(Scope("module", "", "", -1, 0, 1, end, docstring=_docstring(tree)))
        self._body(tree.body)

    # Where we are

    def _open(self, header: Scope) -> int:
        """Begin a scope; gives the one around it."""
        outer, self._scope = self._scope, len(self.scopes)
        self._here = _OpenScope(header)
        self.scopes.append(self._here)
        return outer

    def _leave(self, outer: int) -> None:
        self._scope, self._here = outer, self.scopes[outer]

    def _enter(self, kind: RegionKind, expression: Expression | None, line: int) -> int:
        """Begin a region; gives the one around it."""
        outer, self._region = self._region, len(self.regions)
        self.regions.append(Region(kind, outer, expression, line))
        return outer

    def _add(self, statement: Statement) -> None:
        here = self._here
        if self.bound_inside:
            here.binding_inside.append(len(here.statements))
        here.statements.append(statement)

    def mark_generator(self) -> None:
        self._here.is_generator = True

    def bind(self, name: str) -> None:
        self._here.bound[name] = None

    def _path(self, name: str) -> str:
        outer = self._here.header.path
        return f"{outer}.{name}" if outer else name

    def _body(self, nodes: Sequence[ast.stmt]) -> None:
        handlers = self._STATEMENTS
        for node in nodes:
            handler = handlers.get(type(node))
            if handler is not None:
                self.bound_inside = False
                handler(self, node)

    def _block(self, kind: RegionKind, expression: Expression | None, nodes: Sequence[ast.stmt]) -> None:
        if nodes:
            outer = self._enter(kind, expression, nodes[0].lineno)
            self._body(nodes)
            self._region = outer

    # Definitions

    def _function(self, node: Function) -> None:
        header = replace(
            self._header("function", node),
            parameters=self._parameters(node.args),
            returns=self._annotation(node.returns),
            is_async=isinstance(node, ast.AsyncFunctionDef),
        )
        self._define(header, node.body)

    def _class(self, node: ast.ClassDef) -> None:
        header = replace(
            self._header("class", node),
            bases=self.lower_all(node.bases),
            keywords=self.keywords(node.keywords),
        )
        self._define(header, node.body)

    def _header(self, kind: Literal["class", "function"], node: Function | ast.ClassDef) -> Scope:
        return Scope(
            kind,
            node.name,
            self._path(node.name),
            self._scope,
            self._region,
            node.lineno,
            node.end_lineno or node.lineno,
            decorators=self.lower_all(node.decorator_list),
            docstring=_docstring(node),
        )

    def _define(self, header: Scope, body: Sequence[ast.stmt]) -> None:
        self.bind(header.name)
        self._add(Define(len(self.scopes), self._region, header.line))
        outer = self._open(header)
        self._body(body)
        self._leave(outer)

    def open_lambda(self, node: ast.Lambda) -> int:
        parameters = self._parameters(node.args)
        self._here.lambdas += 1
        name = f"<lambda{self._here.lambdas}>"
        end = node.end_lineno or node.lineno
        path = self._path(name)
        header = Scope("lambda", name, path, self._scope, self._region, node.lineno, end, parameters=parameters)
        outer = self._open(header)
        index = self._scope
        self._add(Return(self.lower(node.body), self._region, node.body.lineno))
        self._leave(outer)
        return index

    def _parameters(self, node: ast.arguments) -> tuple[Parameter, ...]:
        positional = [*node.posonlyargs, *node.args]
        missing: list[ast.expr | None] = [None] * (len(positional) - len(node.defaults))
        defaults: list[ast.expr | None] = [*missing, *node.defaults]
        found = [
            self._parameter(arg, "positional_only" if i < len(node.posonlyargs) else "positional", default)
            for i, (arg, default) in enumerate(zip(positional, defaults, strict=True))
        ]
        if node.vararg:
            found.append(self._parameter(node.vararg, "variadic", None))
        for arg, default in zip(node.kwonlyargs, node.kw_defaults, strict=True):
            found.append(self._parameter(arg, "keyword_only", default))
        if node.kwarg:
            found.append(self._parameter(node.kwarg, "keywords", None))
        return tuple(found)

    def _parameter(self, node: ast.arg, kind: ParameterKind, default: ast.expr | None) -> Parameter:
        return Parameter(node.arg, kind, self._annotation(node.annotation), self._maybe(default))

    # Bindings

    def _assign(self, node: ast.Assign) -> None:
        # In a chain the value is evaluated once: a plain name takes it, the others read that name.
        targets = sorted(node.targets, key=lambda target: not isinstance(target, ast.Name))
        value = self.lower(node.value)
        for target in targets:
            lowered = self.lower(target)
            self._add(Bind("assign", lowered, value, None, self._region, node.lineno))
            if isinstance(lowered, Name):
                value = lowered

    def _augment(self, node: ast.AugAssign) -> None:
        target = self.lower(node.target)
        value = Operation(operator_text(node.op), (target, self.lower(node.value)))
        self._add(Bind("augment", target, value, None, self._region, node.lineno))

    def _annotated(self, node: ast.AnnAssign) -> None:
        target, annotation = self.lower(node.target), self._annotation(node.annotation)
        self._add(Bind("assign", target, self._maybe(node.value), annotation, self._region, node.lineno))

    def _for(self, node: ast.For | ast.AsyncFor) -> None:
        iterable = self.lower(node.iter)
        is_async = isinstance(node, ast.AsyncFor)
        self._add(Bind("iterate", self.lower(node.target), iterable, None, self._region, node.lineno, is_async))
        self._block("loop", iterable, node.body)
        self._block("else", None, node.orelse)

    def _while(self, node: ast.While) -> None:
        outer = self._enter("loop", None, node.lineno)
        self._add(Evaluate(self.lower(node.test), self._region, node.lineno))
        self._body(node.body)
        self._region = outer
        self._block("else", None, node.orelse)

    def _if(self, node: ast.If) -> None:
        """An `elif` is an `if` in the `else` before it; a chain of them must not cost depth."""
        outer = self._region
        while True:
            test = self.lower(node.test)
            self._add(Evaluate(test, self._region, node.lineno))
            self._block("if", test, node.body)
            match node.orelse:
                case [ast.If() as following]:
                    self._enter("else", test, following.lineno)
                    node = following
                case other:
                    self._block("else", test, other)
                    break
        self._region = outer

    def _with(self, node: ast.With | ast.AsyncWith, first: int = 0) -> None:
        if first == len(node.items):
            self._body(node.body)
            return
        item = node.items[first]
        manager, is_async = self.lower(item.context_expr), isinstance(node, ast.AsyncWith)
        if item.optional_vars is None:
            kind = "enter_async" if is_async else "enter"
            self._add(Evaluate(Operation(kind, (manager,)), self._region, node.lineno))
        else:
            target = self.lower(item.optional_vars)
            self._add(Bind("enter", target, manager, None, self._region, node.lineno, is_async))
        outer = self._enter("with", manager, node.lineno)
        self._with(node, first + 1)
        self._region = outer

    def _try(self, node: ast.Try | ast.TryStar) -> None:
        self._block("try", None, node.body)
        for handler in node.handlers:
            caught = self._maybe(handler.type)
            outer = self._enter("except", caught, handler.lineno)
            self._caught(handler, caught)
            self._body(handler.body)
            self._region = outer
        self._block("else", None, node.orelse)
        self._block("finally", None, node.finalbody)

    def _caught(self, handler: ast.ExceptHandler, exception: Expression | None) -> None:
        if exception is not None and handler.name:
            name = Name(handler.name, handler.lineno)
            self.bind(handler.name)
            self._add(Bind("catch", name, exception, None, self._region, handler.lineno))
        elif exception is not None:
            self._add(Evaluate(exception, self._region, handler.lineno))

    def _match(self, node: ast.Match) -> None:
        """The subject is evaluated once, into a name that no source can spell."""
        subject = Name(f"<match {node.lineno}>", node.lineno)
        value = self.lower(node.subject)
        self._assigned(subject, value)
        subjects = (subject, value) if isinstance(value, Name) else (subject,)
        for case in node.cases:
            test = class_test(case.pattern, subjects, self.lower)
            outer = self._enter("case", test, case.pattern.lineno)
            for part in parts(case.pattern, subject, self.lower):
                self._part(part)
            if case.guard is not None:
                self._add(Evaluate(self.lower(case.guard), self._region, case.guard.lineno))
            self._body(case.body)
            self._region = outer

    def _assigned(self, target: Name, value: Expression) -> None:
        self.bind(target.id)
        self._add(Bind("assign", target, value, None, self._region, target.line))

    def _part(self, part: Part) -> None:
        if not part.name:
            self._add(Evaluate(part.value, self._region, part.line))
            return
        self.bind(part.name)
        self._add(Bind("capture", Name(part.name, part.line), part.value, None, self._region, part.line))

    # Imports and the rest

    def _import(self, node: ast.Import) -> None:
        for alias in node.names:
            bound = alias.asname or alias.name.partition(".")[0]
            self.bind(bound)
            self._add(Import(alias.name, None, bound, 0, self._region, node.lineno))

    def _import_from(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            bound = alias.asname or alias.name
            self.bind(bound)
            self._add(Import(node.module or "", alias.name, bound, node.level, self._region, alias.lineno))

    def _outer(self, node: ast.Global | ast.Nonlocal) -> None:
        self._here.outer_names.extend(node.names)

    def _expression(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self._add(Evaluate(self.lower(node.value), self._region, node.lineno))

    def _evaluate(self, kind: str, nodes: Sequence[ast.expr], line: int) -> None:
        self._add(Evaluate(Operation(kind, self.lower_all(nodes)), self._region, line))

    def _annotation(self, node: ast.expr | None) -> Expression | None:
        return None if node is None else self.lower(Unquoted().visit(node))

    def _maybe(self, node: ast.expr | None) -> Expression | None:
        return None if node is None else self.lower(node)

    _STATEMENTS: ClassVar[dict[type[ast.AST], Callable[[Any, Any], None]]] = {
        ast.FunctionDef: _function,
        ast.AsyncFunctionDef: _function,
        ast.ClassDef: _class,
        ast.Return: lambda self, node: self._add(Return(self._maybe(node.value), self._region, node.lineno)),
        ast.Delete: lambda self, node: self._evaluate("delete", node.targets, node.lineno),
        ast.Assign: _assign,
        ast.AugAssign: _augment,
        ast.AnnAssign: _annotated,
        ast.For: _for,
        ast.AsyncFor: _for,
        ast.While: _while,
        ast.If: _if,
        ast.With: _with,
        ast.AsyncWith: _with,
        ast.Match: _match,
        ast.Raise: lambda self, node: self._evaluate("raise", [n for n in (node.exc, node.cause) if n], node.lineno),
        ast.Try: _try,
        ast.TryStar: _try,
        ast.Assert: lambda self, node: self._evaluate("assert", [n for n in (node.test, node.msg) if n], node.lineno),
        ast.Import: _import,
        ast.ImportFrom: _import_from,
        ast.Global: _outer,
        ast.Nonlocal: _outer,
        ast.Expr: _expression,
        ast.Break: lambda self, node: self._evaluate("break", (), node.lineno),
        ast.Continue: lambda self, node: self._evaluate("continue", (), node.lineno),
    }


def _docstring(node: ast.Module | ast.ClassDef | Function) -> str:
    """The first line of the docstring."""
    text = ast.get_docstring(node, clean=False) or ""
    first = text.strip().partition("\n")[0].strip()
    return first if first.isascii() else first.encode("utf-8", "backslashreplace").decode()
