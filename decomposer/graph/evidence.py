"""Each fact of a program as reasons for edges between units.

References keep their direction. Facts that tie units together without one (two models in one transaction, two tables
in one join, two handlers below one path) point from the smaller name to the larger.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain, combinations

from msgspec import Struct
from msgspec.structs import replace

from analyzers.program import Location, Program, Reference, ReferenceKind
from decomposer.model.graph import Evidence, Granularity, View

from .routes import handlers_by_prefix
from .shared_state import state_links

VIEW_OF: dict[ReferenceKind, View] = {
    "call": "call",
    "implicit": "call",
    "instantiate": "call",
    "decorate": "call",
    "inherit": "inherit",
    "import": "import",
    "mention": "import",
    "via": "via",
    "task": "task",
    "signal": "signal",
    "url": "url",
}
"""A decorator is called with what it decorates; naming a definition without using it is as weak as importing it."""


class Link(Struct, frozen=True, order=True, gc=False):
    """One reason why unit `source` needs unit `target`.

    `share` is the part of this link, if one fact gives several; how often it was seen, if it was observed; 0 for what
    is shown and says nothing about units that belong together.
    """

    source: str
    target: str
    evidence: Evidence
    share: float = 1.0


def find_links(
    program: Program,
    unit_of: dict[str, str],
    declared: dict[str, str],
    kept: frozenset[str] = frozenset(),
    granularity: Granularity = "definition",
) -> list[Link]:
    """Every link between two different units, once each, sorted; the tables that libraries keep give none."""
    homes = _homes(program, unit_of, declared, kept)
    # Between definitions, what a module imports at its top is wiring; of whole modules it says what they need.
    bodies = {symbol.id for symbol in program.symbols if symbol.kind == "module" and granularity == "definition"}
    links = chain(
        _reference_links(program, unit_of, bodies),
        _data_links(program, unit_of, homes),
        _join_links(program, unit_of, homes),
        _foreign_key_links(program, homes),
        _transaction_links(program, unit_of, homes),
        _route_links(program, unit_of),
        (Link(*link) for link in state_links(program, unit_of)),
    )
    return sorted({link for link in links if link.source != link.target})


def _homes(program: Program, unit_of: dict[str, str], declared: dict[str, str], kept: frozenset[str]) -> dict[str, str]:
    """The unit that stands for each table: the declaring one, else the one that writes it most, else reads it most."""
    uses: dict[str, Counter[str]] = {}
    for access in program.accesses:
        if access.function in unit_of and access.table not in declared and access.table not in kept:
            heavy = 1 if access.operation == "select" else 1000
            uses.setdefault(access.table, Counter())[unit_of[access.function]] += heavy
    stand_ins = {table: min(count, key=lambda unit: (-count[unit], unit)) for table, count in uses.items()}
    return stand_ins | declared


def _reference_links(program: Program, unit_of: dict[str, str], bodies: set[str]) -> Iterator[Link]:
    renderers = _renderers(program, unit_of)
    for reference in program.references:
        target = unit_of.get(reference.target)
        if reference.scope != "project" or target is None or _is_wiring(reference, bodies):
            continue
        if reference.callers:
            yield from _callback_links(reference, target, unit_of)
        elif reference.source in unit_of:
            yield Link(unit_of[reference.source], target, _evidence_of(reference))
        for source in renderers.get(reference.source, ()):
            yield Link(source, target, _evidence_of(reference))


def _callback_links(reference: Reference, target: str, unit_of: dict[str, str]) -> Iterator[Link]:
    """What shared code calls for some callers is needed by these; the shared code calls whatever it is given."""
    reason = _evidence_of(reference)
    if reference.source in unit_of:
        yield Link(unit_of[reference.source], target, replace(reason, detail="calls back what it is given"), 0.0)
    for caller in reference.callers:
        if caller in unit_of:
            through = replace(reason, source=caller, detail=f"through {reference.source}")
            yield Link(unit_of[caller], target, through)


def _renderers(program: Program, unit_of: dict[str, str]) -> dict[str, set[str]]:
    """The units that render each template, which names what they need; what includes it is no unit."""
    found: dict[str, set[str]] = {}
    for use in program.template_uses:
        if use.source in unit_of:
            found.setdefault(use.template, set()).add(unit_of[use.source])
    return found


def _is_wiring(reference: Reference, bodies: set[str]) -> bool:
    """Imports at module level, and imports of whole modules, say nothing about who needs what."""
    return reference.kind == "import" and (reference.source in bodies or reference.target in bodies)


def _evidence_of(reference: Reference) -> Evidence:
    return Evidence(
        view=VIEW_OF[reference.kind],
        source=reference.source,
        target=reference.target,
        location=reference.location,
        confidence=reference.confidence,
        detail="implicit" if reference.kind == "implicit" else reference.mechanism,
        in_loop=reference.in_loop,
    )


def _data_links(program: Program, unit_of: dict[str, str], homes: dict[str, str]) -> Iterator[Link]:
    for access in program.accesses:
        source, home = unit_of.get(access.function), homes.get(access.table)
        # That rows go with deleted ones is what their foreign key says, which is a link itself.
        if source is not None and home is not None and not access.is_cascade:
            reason = Evidence(
                view="data",
                source=access.function,
                target=access.table,
                location=access.location,
                confidence=access.confidence,
                detail=access.operation,
                in_loop=access.in_loop,
            )
            yield Link(source, home, reason)


def _join_links(program: Program, unit_of: dict[str, str], homes: dict[str, str]) -> Iterator[Link]:
    for join in program.joins:
        if join.function in unit_of:
            yield from _ties("data", join.tables, homes, join.location, f"join in {join.function}")


def _foreign_key_links(program: Program, homes: dict[str, str]) -> Iterator[Link]:
    for key in program.foreign_keys:
        source, target = homes.get(key.table), homes.get(key.target)
        if source is not None and target is not None:
            reason = Evidence("foreign_key", key.table, key.target, key.location, key.confidence, key.column)
            yield Link(source, target, reason)


def _transaction_links(program: Program, unit_of: dict[str, str], homes: dict[str, str]) -> Iterator[Link]:
    """A scope ties its function to each table it writes, and the tables to each other."""
    for scope in program.transactions:
        unit = unit_of.get(scope.function)
        if unit is None:
            continue
        tables = sorted(set(scope.tables) & set(homes))
        for table in tables:
            reason = Evidence("transaction", scope.function, table, scope.location, detail=scope.mechanism)
            yield Link(unit, homes[table], reason, 1 / len(tables))
        yield from _ties("transaction", scope.tables, homes, scope.location, f"written together in {scope.function}")


def _ties(
    view: View, tables: tuple[str, ...], homes: dict[str, str], location: Location, detail: str
) -> Iterator[Link]:
    """Every pair of tables, with shares that add up to 1: what touches many tables says little about each pair."""
    pairs = list(combinations(sorted(set(tables) & set(homes)), 2))
    for one, other in pairs:
        source, target = sorted((homes[one], homes[other]))
        reason = Evidence(view, one, other, location, detail=detail)
        yield Link(source, target, reason, 1 / len(pairs))


def _route_links(program: Program, unit_of: dict[str, str]) -> Iterator[Link]:
    """Handlers below one path prefix, each pair with an equal share."""
    for prefix, handlers in handlers_by_prefix(program.routes, unit_of).items():
        for one, other in combinations(sorted(handlers), 2):
            reason = Evidence("route", one, other, handlers[one], detail=prefix)
            yield Link(one, other, reason, 1 / (len(handlers) - 1))
