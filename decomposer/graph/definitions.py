"""Definitions that nothing leads to: they are dead, or what leads to them was not seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from analyzers.program import Program, Reference, Symbol
from decomposer.model.statistics import DefinitionCounts, DefinitionKind, Definitions

_KINDS: tuple[DefinitionKind, ...] = ("class", "function", "method")


def count_definitions(program: Program) -> Definitions:
    """The numbers. Requests, tasks and tables lead to what they name; an import and a guess lead to nothing.

    What leads into a definition, leads to it; what leads out of one, leads out of all around it.
    """
    code = {one.name for one in program.modules if one.role == "code"}
    wanted = [one for one in program.symbols if one.kind in _KINDS and one.module in code]
    used = [one for one in program.references if _is_use(one)]
    reached = _with_outer({*(one.target for one in used), *_entered(program)})
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
