"""Graph and services -> what mixes services: classes to split by method, modules to split by definition.

Each member of a class (or, where whole modules move, of a module) speaks for the services whose code it uses, and whose
tables it reads and writes; one use of a table counts like `TABLE` calls. A class is reported when at least
`LEAST` members speak for each of two services, and at least `SHARE` of those that speak for any do so for another one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from decomposer.model.graph import DependencyGraph, Unit
from decomposer.model.reasons import Split, SplitPart

LEAST = 2
SHARE = 0.25
TABLE = 3


def find_splits(graph: DependencyGraph, services: Mapping[str, str], tables: Mapping[str, str]) -> tuple[Split, ...]:
    """Units to split by member, then modules whose units are in several services; each with most parts first."""
    votes = _votes(graph, services, tables)
    members: dict[str, list[str]] = defaultdict(list)
    for symbol in graph.program.symbols:
        if symbol.parent is not None and graph.unit_of.get(symbol.id) == symbol.parent and symbol.kind != "lambda":
            members[symbol.parent].append(symbol.id)
    units = (_split(unit, members[unit.id], votes, services) for unit in graph.units if unit.id in services)
    found = [*(one for one in units if one is not None), *_mixed_modules(graph, services)]
    return tuple(sorted(found, key=lambda one: (one.kind, -len(one.parts), -_size(one), one.name)))


def _size(split: Split) -> int:
    return sum(len(part.members) for part in split.parts)


def _split(
    unit: Unit, members: list[str], votes: Mapping[str, Counter[str]], services: Mapping[str, str]
) -> Split | None:
    home = services[unit.id]
    parts: dict[str, list[str]] = defaultdict(list)
    for member in sorted(members):
        if count := votes.get(member):
            parts[min(count, key=lambda name: (-count[name], name != home, name))].append(member)
    spoken = sum(map(len, parts.values()))
    strong = {name: tuple(names) for name, names in parts.items() if len(names) >= LEAST or name == home}
    foreign = sum(len(names) for name, names in strong.items() if name != home)
    if sum(len(names) >= LEAST for names in strong.values()) < 2 or foreign < SHARE * spoken:
        return None
    rest = tuple(sorted(set(members) - {name for names in strong.values() for name in names}))
    return Split(unit.id, "module" if unit.kind == "module" else "class", unit.location, _parts(strong, home), rest)


def _parts(members: Mapping[str, tuple[str, ...]], home: str) -> tuple[SplitPart, ...]:
    order = sorted(members, key=lambda name: (name != home, -len(members[name]), name))
    return tuple(SplitPart(name, members[name]) for name in order)


def _votes(graph: DependencyGraph, services: Mapping[str, str], tables: Mapping[str, str]) -> dict[str, Counter[str]]:
    """For each member of a unit, how much it uses of each service; what it uses of its own unit does not count."""
    member_of = _members(graph)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for one in graph.program.references:
        source, target = graph.unit_of.get(one.source), graph.unit_of.get(one.target, "")
        counts = one.scope == "project" and one.confidence != "guess" and one.kind != "import" and source != target
        if counts and one.source in member_of and target in services:
            votes[member_of[one.source]][services[target]] += 1
    for access in graph.program.accesses:
        if access.function in member_of and access.table in tables and access.confidence != "guess":
            votes[member_of[access.function]][tables[access.table]] += TABLE
    return votes


def _members(graph: DependencyGraph) -> dict[str, str]:
    """Per symbol inside of a unit, the member of the unit that it is, or is inside of."""
    parents = {symbol.id: symbol.parent for symbol in graph.program.symbols}
    found = {}
    for symbol, unit in graph.unit_of.items():
        current = symbol
        while (parent := parents.get(current)) is not None and parent != unit:
            current = parent
        if parents.get(current) == unit:
            found[symbol] = current
    return found


def _mixed_modules(graph: DependencyGraph, services: Mapping[str, str]) -> Iterator[Split]:
    """Modules whose units are in several services, as long as units are smaller than modules."""
    inside: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for unit in graph.units:
        if unit.id in services and unit.id != unit.module:
            inside[unit.module][services[unit.id]].append(unit.id)
    bodies = {symbol.id: symbol.location for symbol in graph.program.symbols if symbol.kind == "module"}
    for module, parts in sorted(inside.items()):
        if len(parts) > 1 and module in bodies:
            members = {name: tuple(sorted(names)) for name, names in parts.items()}
            yield Split(module, "module", bodies[module], _parts(members, ""))
