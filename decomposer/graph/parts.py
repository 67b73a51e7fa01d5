"""The parts of a program, as people divided it: installed applications, or packages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyzers.program import Program
from decomposer.model.statistics import PartKind, Parts

_NEARLY_ALL = 0.9


def find_parts(program: Program) -> Parts:
    """The part of each module but tests; modules of no application, or beside all packages, have none."""
    modules = [one.name for one in program.modules if one.role != "test"]
    parts = {one.package for one in program.applications}
    kind: PartKind = "application" if len(parts) > 1 else "package"
    if kind == "package":
        code = [one.name for one in program.modules if one.role == "code"]
        parts = set(_divide(code, "", len(code)))
    found = {module: _innermost(module, parts) for module in modules}
    return Parts(kind, {module: part for module, part in found.items() if part})


def _innermost(module: str, parts: set[str]) -> str:
    while module and module not in parts:
        module = module.rpartition(".")[0]
    return module


def _divide(modules: Iterable[str], above: str, total: int) -> Iterator[str]:
    """The packages and modules right below a package; what is the program itself is divided in its turn.

    That is one that holds nearly all modules, or more than half of them in packages of its own.
    """
    below: dict[str, list[str]] = {}
    depth = above.count(".") + 2 if above else 1
    for module in modules:
        if module != above:
            below.setdefault(".".join(module.split(".")[:depth]), []).append(module)
    for part, inside in below.items():
        if len(inside) > 1 and (len(inside) >= _NEARLY_ALL * total or _is_shelf(part, inside, total)):
            yield from _divide(inside, part, total)
        else:
            yield part


def _is_shelf(part: str, inside: list[str], total: int) -> bool:
    """Whether a package holds most of the program, and little but packages."""
    deep = sum(module.count(".") > part.count(".") + 1 for module in inside)
    return len(inside) > total / 2 and deep >= _NEARLY_ALL * len(inside)
