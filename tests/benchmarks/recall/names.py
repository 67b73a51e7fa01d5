"""From what Python knows about running code to the names of the call graph, by the source alone.

A function is `module.Class.method`, an inner one `module.outer.inner`, a lambda `scope.<lambdaN>`; a comprehension
belongs to the scope around it, and so does what a default value or a decorator holds.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

Place = tuple[int, int, int, int]
"""First and last line, first and last column in bytes."""

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
ScopeNode = ast.Module | ast.ClassDef | FunctionNode | ast.Lambda
_COMPREHENSIONS: dict[type[ast.AST], str] = {
    ast.ListComp: "<listcomp>",
    ast.SetComp: "<setcomp>",
    ast.DictComp: "<dictcomp>",
    ast.GeneratorExp: "<genexpr>",
}
_BEFORE_BODY = {"decorator_list", "args", "returns", "bases", "keywords", "type_params"}


@dataclass(frozen=True)
class Scope:
    """A body of code: its name in the call graph and where it is defined."""

    name: str
    node: ScopeNode
    parent: Scope | None = None


@dataclass(frozen=True)
class RunningCode:
    """What Python knows: file, first line, own name, and the place of all its expressions together."""

    path: str
    line: int
    name: str
    extent: Place


class SourceNames:
    """The scopes and expressions below a folder; files are read when they are asked for."""

    def __init__(self, root: Path) -> None:
        """`root` is the folder that is analysed."""
        self._root = root
        self.file = cache(self._read)

    def scope(self, code: RunningCode) -> Scope | None:
        """The scope that runs when the code runs; None for code that is in no file, or not as Python saw it."""
        found = self.file(code.path).codes.get((code.line, code.name), [])
        around = [one for one in found if one[0] is None or _is_inside(code.extent, one[0])]
        return min(around or found, key=lambda one: _size(one[0]))[1] if found else None

    def _read(self, path: str) -> SourceFile:
        return SourceFile((self._root / path).read_bytes(), module_name(path))


class SourceFile:
    """One file: its scopes as Python's compiler finds them, and its expressions by place."""

    def __init__(self, content: bytes, module: str) -> None:
        """`module` is the name of the file's module."""
        self.tree = ast.parse(content)
        self.codes: dict[tuple[int, str], list[tuple[Place | None, Scope]]] = {}
        self.scopes: dict[str, list[Scope]] = {}
        self.expressions: dict[Place, list[ast.AST]] = {}
        self.parents: dict[ast.AST, ast.AST] = {}
        self._lambdas: dict[str, int] = {}
        top = Scope(module, self.tree)
        self._add(1, "<module>", None, top)
        self._walk(self.tree, top)

    def statement_lines(self, line: int) -> range:
        """All lines of the innermost statement that has this one; of a compound statement only its head."""
        return self._statements.get(line, range(line, line + 1))

    @cached_property
    def _statements(self) -> dict[int, range]:
        return _lines_of_statements(self.tree)

    def _add(self, line: int, name: str, place: Place | None, scope: Scope) -> None:
        self.codes.setdefault((line, name), []).append((place, scope))

    def _walk(self, node: ast.AST, scope: Scope) -> None:
        """Children in the order of the source, each in the scope in which it runs."""
        inner = self._enter(node, scope)
        for field, child in _children(node):
            self.parents[child] = node
            self._walk(child, scope if field in _BEFORE_BODY else inner)

    def _enter(self, node: ast.AST, scope: Scope) -> Scope:
        if isinstance(node, ast.expr):
            self.expressions.setdefault(place_of(node), []).append(node)
        if type(node) in _COMPREHENSIONS:
            assert isinstance(node, ast.expr)
            self._add(node.lineno, _COMPREHENSIONS[type(node)], place_of(node), scope)
        elif isinstance(node, ast.Lambda):
            number = self._lambdas[scope.name] = self._lambdas.get(scope.name, 0) + 1
            return self._define(Scope(f"{scope.name}.<lambda{number}>", node, scope), "<lambda>", place_of(node.body))
        elif isinstance(node, FunctionNode | ast.ClassDef):
            return self._define(Scope(f"{scope.name}.{node.name}", node, scope), node.name, None)
        return scope

    def _define(self, scope: Scope, name: str, place: Place | None) -> Scope:
        node = scope.node
        assert isinstance(node, FunctionNode | ast.ClassDef | ast.Lambda)
        decorators = [] if isinstance(node, ast.Lambda) else node.decorator_list
        self._add(min([node.lineno, *(one.lineno for one in decorators)]), name, place, scope)
        self.scopes.setdefault(scope.name, []).append(scope)
        return scope


def module_name(path: str) -> str:
    """Dotted, from the analysed folder; a package has the name of its folder."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def place_of(node: ast.expr) -> Place:
    """Where an expression stands."""
    return node.lineno, node.end_lineno or 0, node.col_offset, node.end_col_offset or 0


def _is_inside(inner: Place, outer: Place) -> bool:
    begin, end = (inner[0], inner[2]), (inner[1], inner[3])
    return (outer[0], outer[2]) <= begin and end <= (outer[1], outer[3])


def _size(place: Place | None) -> tuple[int, int]:
    return (place[1] - place[0], place[3] - place[2]) if place else (0, 0)


def _children(node: ast.AST) -> list[tuple[str, ast.AST]]:
    """With the field they are in, in the order of the source."""
    found: list[tuple[str, ast.AST]] = []
    for field, value in ast.iter_fields(node):
        children = value if isinstance(value, list) else [value]
        found += [(field, child) for child in children if isinstance(child, ast.AST)]
    return sorted(found, key=lambda one: _start(one[1]))


def _start(node: ast.AST) -> tuple[int, int]:
    if isinstance(node, ast.expr | ast.stmt):
        return node.lineno, node.col_offset
    return min(map(_start, ast.iter_child_nodes(node)), default=(0, 0))


def _lines_of_statements(tree: ast.Module) -> dict[int, range]:
    found: dict[int, range] = {}
    for node in ast.walk(tree):  # from outside in: an inner statement replaces the outer one
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            end = body[0].lineno - 1 if isinstance(body, list) and body else node.end_lineno
            lines = range(node.lineno, max(end or 0, node.lineno) + 1)
            found.update(dict.fromkeys(lines, lines))
    return found
