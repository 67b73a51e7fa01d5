"""A program with its units and a service map, from a few words: `cut(program(...), orders="shop.orders", ...)`."""

from __future__ import annotations

from collections.abc import Iterable

from analyzers.program import Program, Symbol
from decomposer.model import DependencyGraph, Edge, Evidence, ServiceMap, Unit, route_key


def cut(program: Program, /, **services: str) -> tuple[DependencyGraph, ServiceMap]:
    """Each service owns the modules whose names begin with its prefix, and what hangs on them.

    The prefix given as `kernel` is the shared kernel.
    """
    graph = small_graph(program)
    owners = {unit.id: owner for unit in graph.units if (owner := _owner(unit.module, services))}
    tables = {table: owners[unit] for table, unit in graph.tables.items() if owners.get(unit, "kernel") != "kernel"}
    routes = {
        route_key(one): owner
        for one in program.routes
        if (owner := owners.get(graph.unit_of[one.handler], "kernel")) != "kernel"
    }
    tasks = {
        one.name: owner
        for one in program.tasks
        if (owner := owners.get(graph.unit_of[one.function], "kernel")) != "kernel"
    }
    return graph, ServiceMap(
        services=tuple(sorted(set(services) - {"kernel"})),
        units={unit: owner for unit, owner in owners.items() if owner != "kernel"},
        tables=tables,
        routes=routes,
        tasks=tasks,
        shared_kernel=frozenset(unit for unit, owner in owners.items() if owner == "kernel"),
    )


def small_graph(program: Program) -> DependencyGraph:
    """Units are top-level definitions and modules; each project call is an edge of weight 1."""
    code = {one.name for one in program.modules if one.role == "code"}
    unit_of = {one.id: _unit_of(one) for one in program.symbols if one.module in code}
    units = tuple(
        Unit(one.id, one.kind, one.module, one.location, one.end_line - one.location.line + 1)
        for one in program.symbols
        if unit_of.get(one.id) == one.id and one.kind in ("class", "function", "module")
    )
    tables = {one.name: unit_of[one.model] for one in program.tables if one.model}
    return DependencyGraph(units, _edges(program, unit_of), unit_of, tables, program)


def _edges(program: Program, unit_of: dict[str, str]) -> tuple[Edge, ...]:
    found: dict[tuple[str, str], list[Evidence]] = {}
    for one in program.references:
        pair = unit_of.get(one.source, ""), unit_of.get(one.target, "")
        if one.kind == "call" and all(pair) and pair[0] != pair[1]:
            evidence = Evidence("call", one.source, one.target, one.location, one.confidence, in_loop=one.in_loop)
            found.setdefault(pair, []).append(evidence)
    return tuple(
        Edge(source, target, {"call": float(len(evidence))}, tuple(sorted(evidence)))
        for (source, target), evidence in sorted(found.items())
    )


def _unit_of(symbol: Symbol) -> str:
    if symbol.kind == "module":
        return symbol.id
    depth = symbol.module.count(".") + 2
    return ".".join(symbol.id.split(".")[:depth])


def _owner(module: str, services: dict[str, str]) -> str | None:
    matches: Iterable[str] = (
        name for name, prefix in services.items() if module == prefix or module.startswith(f"{prefix}.")
    )
    return next(iter(matches), None)
