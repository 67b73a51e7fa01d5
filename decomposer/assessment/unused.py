"""Functions that nothing in a program names, and no library calls: what they would change is not changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from decomposer.model import Program, Symbol

_NO_USE = frozenset({"import", "inherit", "decorate"})
_OF_CLASSES = frozenset({"classmethod", "staticmethod"})
_MOST = 2
"""More functions of one name are what something loads by that name."""


def find_unused(program: Program) -> frozenset[str]:
    """Functions of modules and classes without a caller; none of a program that others enter at no known place."""
    if not program.routes and not program.tasks:
        return frozenset()
    tests = {one.name for one in program.modules if one.role == "test"}
    home = {one.id: one.module for one in program.symbols}
    used = {one.target for one in program.references if one.kind not in _NO_USE and home.get(one.source) not in tests}
    used |= {one.handler for one in program.routes} | {one.handler for one in program.middleware}
    used |= {one.function for one in program.tasks} | {one.what for one in program.launches}
    candidates = list(_candidates(program))
    names = Counter(_name(one) for one in candidates)
    return frozenset(one.id for one in candidates if one.id not in used and names[_name(one)] <= _MOST)


def find_loose(program: Program) -> frozenset[str]:
    """Modules of a program with routes that no other module imports, nor anything of them: run by hand, if at all."""
    if not program.routes:
        return frozenset()
    home = {one.id: one.module for one in program.symbols}
    used = {home.get(one.target) for one in program.references if home.get(one.source) != home.get(one.target)}
    used |= {home.get(one.handler) for one in program.routes}
    packages = {one.name.rpartition(".")[0] for one in program.modules}
    return frozenset(one.name for one in program.modules if one.name not in used | packages)


def _candidates(program: Program) -> Iterator[Symbol]:
    """Functions that are called by their own name, if at all: what is decorated may be given to anybody."""
    for one in program.symbols:
        is_plain = one.kind == "function" and one.parent == one.module and not one.decorators
        is_of_class = one.kind == "method" and set(one.decorators) <= _OF_CLASSES and bool(one.decorators)
        if (is_plain or is_of_class) and not _name(one).startswith("__") and _name(one) != "main":
            yield one


def _name(symbol: Symbol) -> str:
    return symbol.id.rpartition(".")[2]
