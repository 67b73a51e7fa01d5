"""Who owns a symbol, a table, a module under an accepted cut: what planning and the check ask."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate

from .boundaries import ServiceMap
from .gateway import MONOLITH
from .graph import DependencyGraph
from .plan import SHARED_KERNEL


class Ownership:
    """The owners of a program's parts: services, `monolith`, `shared kernel`, or None for what belongs to nobody."""

    def __init__(self, graph: DependencyGraph, services: ServiceMap) -> None:
        """`graph` needs no edges."""
        self.graph = graph
        self._services = services
        self._of: dict[str, str | None] = {
            symbol: SHARED_KERNEL if unit in services.shared_kernel else services.units.get(unit, MONOLITH)
            for symbol, unit in graph.unit_of.items()
        }
        self._module_of = {one.id: one.module for one in graph.program.symbols}
        self._roles = {one.name: one.role for one in graph.program.modules}

    def of_symbol(self, symbol: str) -> str | None:
        """Whose code a symbol is; nobody's for tests, migrations, libraries, and modules that only wire."""
        return self._of.get(symbol)

    def of_source(self, symbol: str) -> str | None:
        """As `of_symbol`, and for the body of a module that only wires: that of who claims it, or all that is in it."""
        if symbol in self._of or self._roles.get(symbol) != "code":
            return self._of.get(symbol)
        return self.of_path(symbol) or self._of_parts.get(symbol)

    def of_migration(self, symbol: str) -> str | None:
        """Whose migration a symbol belongs to; None for what is no migration."""
        module = self._module_of.get(symbol, "")
        if self._roles.get(module) != "migration":
            return None
        return self.of_path(module) or MONOLITH

    def of_path(self, path: str) -> str | None:
        """Who has the longest claim on a dotted path, if there is one."""
        return claimant(self._services, path)

    def of_table(self, table: str) -> str | None:
        """Who claims a table; of an unclaimed one, who declares it; nobody, if a library keeps it."""
        if table in self._services.tables:
            return self._services.tables[table]
        if table in self.graph.library_tables:
            return None
        owner = self._of.get(self.graph.tables.get(table, ""), MONOLITH)
        return MONOLITH if owner is None or owner == SHARED_KERNEL else owner

    @cached_property
    def _of_parts(self) -> dict[str, str | None]:
        """Per module: the owner of all units in it, None where they are several."""
        found: dict[str, str | None] = {}
        for unit in self.graph.units:
            owner = self._of[unit.id]
            found[unit.module] = owner if found.setdefault(unit.module, owner) == owner else None
        return found


def claimant(services: ServiceMap, path: str) -> str | None:
    """Who has the longest claim on a dotted path, or on one around it: a service, `shared kernel`, or None."""
    found = next((services.paths[one] for one in reversed(around(path)) if one in services.paths), None)
    return SHARED_KERNEL if found == "" else found


def around(path: str) -> list[str]:
    """`a.b.C` -> `a`, `a.b`, `a.b.C`."""
    return list(accumulate(path.split("."), "{}.{}".format))
