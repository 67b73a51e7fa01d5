"""The project's own files, as tests about the project see them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[1]
PACKAGES = ("analyzers", "decomposer")

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


def package_files() -> list[Path]:
    """All Python files of both packages, sorted."""
    return sorted(path for package in PACKAGES for path in (PROJECT / package).rglob("*.py"))


def relative(path: Path) -> str:
    """The path as a person names it: from the project's folder, with forward slashes."""
    return path.relative_to(PROJECT).as_posix()


def functions(path: Path) -> Iterator[FunctionNode]:
    """Every function and method of a file, inner ones included."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, FunctionNode):
            yield node


def body_lines(function: FunctionNode) -> int:
    """Lines from `def` to the end, without the docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def calls_of(path: Path, name: str) -> list[int]:
    """Lines on which a file calls the plain name `name`."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
    ]
