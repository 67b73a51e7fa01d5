"""What the code of routes is like, each as one word."""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path

from analyzers.languages.python.versions import version_of
from analyzers.program import Program
from decomposer.model import route_key


def find_versions(program: Program, root: Path, routes: Container[str]) -> dict[str, str]:
    """The version of what answers each of these routes, as far as it is code below the root."""
    return dict(_find(program, root, routes))


def _find(program: Program, root: Path, routes: Container[str]) -> Iterator[tuple[str, str]]:
    symbols = {one.id: one for one in program.symbols}
    for route in program.routes:
        symbol = symbols.get(route.handler)
        if symbol is not None and route_key(route) in routes:
            try:
                source = (root / symbol.location.path).read_bytes()
            except OSError:
                continue
            name = symbol.id.rpartition(".")[2]
            yield route_key(route), version_of(source, name, symbol.location.line, symbol.end_line)
