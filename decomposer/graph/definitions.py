"""Definitions that nothing leads to: they are dead, or what leads to them was not seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from analyzers.program import Program, Reference, Symbol
from decomposer.model.statistics import DefinitionCounts, DefinitionKind, Definitions

_KINDS: tuple[DefinitionKind, ...] = ("class", "function", "method")
_BUILTIN = "<builtin>."


def count_definitions(program: Program) -> Definitions:
    """The numbers. Requests, tasks and tables lead to what they name; an import, a guess and a test lead to nothing.

    What leads into a definition, leads to it; what leads out of one, leads out of all around it. A class inside of one
    that a library reads, as `Meta` is inside of a model, is read with it.
    """
    code = {one.name for one in program.modules if one.role == "code"}
    wanted = [one for one in program.symbols if one.kind in _KINDS and one.module in code]
    tests = {one.name for one in program.modules if one.role == "test"}
    testing = {one.id for one in program.symbols if one.module in tests}
    used = [one for one in program.references if _is_use(one) and one.source not in testing]
    reached = _with_outer({*(one.target for one in used), *_entered(program)})
    reached.update(_read_along(program, reached))
    leading = _with_outer({*(one.source for one in used), *(one.function for one in program.accesses)})
    unreached = {one.id for one in wanted if one.id not in reached}
    isolated = unreached - leading

    def counts(symbols: Iterable[Symbol]) -> DefinitionCounts:
        names = {one.id for one in symbols}
        return DefinitionCounts(len(names), len(names & unreached), len(names & isolated))

    folders: dict[str, list[Symbol]] = {}
    for one in wanted:
        folders.setdefault(one.location.path.rpartition("/")[0] or ".", []).append(one)
    counted = ((folder, counts(inside)) for folder, inside in folders.items())
    names = Counter(name.rpartition(".")[2] for name in unreached)
    return Definitions(
        kinds={kind: counts(one for one in wanted if one.kind == kind) for kind in _KINDS},
        folders=tuple(
            sorted((one for one in counted if one[1].unreached), key=lambda one: (-one[1].unreached, one[0]))
        ),
        names=tuple(sorted(names.items(), key=lambda one: (-one[1], one[0]))),
    )


def _read_along(program: Program, reached: Container[str]) -> Iterator[str]:
    """The classes inside of reached ones that have a library among their bases, however far up."""
    bases: dict[str, list[Reference]] = {}
    for one in program.references:
        if one.kind == "inherit":
            bases.setdefault(one.source, []).append(one)
    inner = ((one.id, one.parent) for one in program.symbols if one.kind == "class" and one.parent in bases)
    yield from (cls for cls, outer in inner if outer in reached and outer and _is_of_library(outer, bases))


def _is_of_library(cls: str, bases: Mapping[str, Sequence[Reference]]) -> bool:
    pending, seen = [cls], {cls}
    while pending:
        for base in bases.get(pending.pop(), ()):
            if base.scope == "external" and not base.target.startswith(_BUILTIN):
                return True
            if base.target not in seen:
                seen.add(base.target)
                pending.append(base.target)
    return False


def _is_use(one: Reference) -> bool:
    return one.scope == "project" and one.kind != "import" and one.confidence != "guess" and one.source != one.target


def _entered(program: Program) -> Iterator[str]:
    yield from (one.handler for one in program.routes)
    yield from (one.handler for one in program.middleware)
    yield from (one.function for one in program.tasks)
    yield from (one.model for one in program.tables if one.model is not None)


def _with_outer(names: Iterable[str]) -> set[str]:
    """The names, and those of all that is around them."""
    found: set[str] = set()
    for name in names:
        current = name
        while current and current not in found:
            found.add(current)
            current = current.rpartition(".")[0]
    return found
