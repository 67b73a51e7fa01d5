"""One word for what a definition is like: the same as long as nothing but its layout and its comments change."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator

from analyzers.decoding import DecodingError, decode

_DIGITS = 12


def version_of(source: bytes, name: str, first: int, last: int) -> str:
    """The version of the function or class `name` in these lines of a file; of the lines, if the file is not read."""
    try:
        tree = ast.parse(decode(source)[0])
        found = next(node for node in ast.walk(tree) if _is(node, name, first, last))
        parts = list(_tell(found))
    except (DecodingError, SyntaxError, ValueError, RecursionError, MemoryError, StopIteration):
        parts = [line.strip().decode("latin-1") for line in source.splitlines()[first - 1 : last]]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def _is(node: ast.AST, name: str, first: int, last: int) -> bool:
    return (
        isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and node.name == name
        and first <= node.lineno <= last
    )


def _tell(value: object) -> Iterator[str]:
    """A tree as words, the same in all versions of Python: fields that one of them adds are empty in most code."""
    if isinstance(value, ast.AST):
        yield type(value).__name__
        for field, inner in ast.iter_fields(value):
            if inner is not None and inner != []:
                yield field
                yield from _tell(_without_docstring(value, inner) if field == "body" else inner)
    elif isinstance(value, list):
        for one in value:
            yield from _tell(one)
        yield "end"
    else:
        yield repr(value)


def _without_docstring(node: ast.AST, body: object) -> object:
    has_one = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and ast.get_docstring(node)
    return body[1:] if has_one and isinstance(body, list) else body
