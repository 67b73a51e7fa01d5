"""Which units a program has, and which unit holds each symbol and each table.

Units are the top-level classes and functions of the program's own code, and the bodies of modules that do something
when they are imported: call, send a task or signal, read or write data, open a transaction, answer a route, run as a
task, declare a table, or are called themselves. A body that only imports, defines and names things (constants, URL
tables, re-exports) is wiring: it has nothing to move, and as a unit it would tie together whatever it lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from analyzers.program import Location, Program, Symbol
from decomposer.model.graph import Unit

_ACTIONS = frozenset({"call", "implicit", "instantiate", "via", "task", "signal"})


Places = dict[str, list[tuple[int, int, str]]]
"""Per file: (first line, last line, top-level definition or module), inner ones last."""


def find_modules(program: Program) -> tuple[tuple[Unit, ...], dict[str, str]]:
    """Whole modules as units, and the module of each symbol; one that defines nothing and needs nothing is no unit."""
    modules = {module.name: module for module in program.modules if module.role == "code"}
    module_of = {symbol.id: symbol.module for symbol in program.symbols if symbol.module in modules}
    known = {module for symbol, module in module_of.items() if symbol != module}
    for reference in program.references:
        if reference.scope == "project":
            known |= {module_of.get(reference.source, ""), module_of.get(reference.target, "")}
    bodies = {one.id: one.location for one in program.symbols if one.id in known and one.kind == "module"}
    units = tuple(Unit(name, "module", name, bodies[name], max(1, modules[name].lines)) for name in sorted(bodies))
    return units, {symbol: module for symbol, module in sorted(module_of.items()) if module in known}


def find_units(program: Program) -> tuple[tuple[Unit, ...], dict[str, str]]:
    """All units, sorted, and the unit of each symbol. A module that only wires has neither."""
    code = {module.name for module in program.modules if module.role == "code"}
    symbols = {symbol.id: symbol for symbol in program.symbols if symbol.module in code}
    holder = {name: _holder(symbol, symbols) for name, symbol in symbols.items()}
    places = _places(symbols, set(holder.values()))
    acting = {holder[name] for name in _actors(program, places) if name in holder}
    unit_of = {name: unit for name, unit in sorted(holder.items()) if symbols[unit].kind != "module" or unit in acting}
    units = sorted(set(unit_of.values()))
    covered = _lines_of_definitions(symbols[name] for name in units)
    return tuple(_unit(symbols[name], covered) for name in units), unit_of


def declaring_units(program: Program, unit_of: dict[str, str]) -> dict[str, str]:
    """The unit that declares each table: its model class, or where it is written down if it has no class."""
    symbols = {symbol.id: symbol for symbol in program.symbols}
    places = _places(symbols, set(unit_of.values()))
    found = {}
    for table in sorted(program.tables, key=lambda table: table.name):
        unit = unit_of.get(table.model) if table.model else _at(places, table.location)
        if unit is not None:
            found[table.name] = unit
    return found


def _holder(symbol: Symbol, symbols: dict[str, Symbol]) -> str:
    """The top-level definition around a symbol; the module for code outside of any."""
    current = symbol
    while current.parent in symbols and symbols[current.parent].kind != "module":
        current = symbols[current.parent]
    if current.kind == "lambda" and current.module in symbols:
        return current.module
    return current.id


def _actors(program: Program, places: Places) -> Iterator[str]:
    """Symbols that do something, or are called."""
    for reference in program.references:
        if reference.kind in _ACTIONS and reference.scope == "project" and reference.confidence != "guess":
            yield from (reference.source, reference.target)
    yield from (access.function for access in program.accesses)
    yield from (join.function for join in program.joins)
    yield from (transaction.function for transaction in program.transactions)
    yield from (route.handler for route in program.routes)
    yield from (one.handler for one in program.middleware)
    yield from (task.function for task in program.tasks)
    yield from filter(None, (_at(places, table.location) for table in program.tables if table.model is None))


def _lines_of_definitions(units: Iterable[Symbol]) -> dict[str, int]:
    """Per module: lines taken by its top-level definitions."""
    covered: dict[str, int] = {}
    for symbol in units:
        if symbol.kind != "module":
            covered[symbol.module] = covered.get(symbol.module, 0) + _length(symbol)
    return covered


def _length(symbol: Symbol) -> int:
    return max(1, symbol.end_line - symbol.location.line + 1)


def _unit(symbol: Symbol, covered: dict[str, int]) -> Unit:
    if symbol.kind == "module":
        lines = max(1, _length(symbol) - covered.get(symbol.module, 0))
        return Unit(symbol.id, "module", symbol.module, symbol.location, lines)
    kind: Literal["class", "function"] = "class" if symbol.kind == "class" else "function"
    return Unit(symbol.id, kind, symbol.module, symbol.location, _length(symbol))


def _places(symbols: dict[str, Symbol], holders: set[str]) -> Places:
    places: Places = {}
    for symbol in (symbols[name] for name in holders):
        place = (symbol.location.line, symbol.end_line, symbol.id)
        places.setdefault(symbol.location.path, []).append(place)
    return {path: sorted(spans, key=lambda span: (span[0], -span[1], span[2])) for path, spans in places.items()}


def _at(places: Places, location: Location) -> str | None:
    around = [name for first, last, name in places.get(location.path, ()) if first <= location.line <= last]
    return around[-1] if around else None
