"""What one step touches: call sites, shared tables, foreign keys, joins, transactions, blind spots."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from decomposer.model import (
    BlindSpot,
    CallSite,
    ForeignKey,
    Join,
    Location,
    Route,
    SharedTable,
    Transaction,
    route_key,
)
from decomposer.model.gateway import MONOLITH
from decomposer.model.plan import SHARED_KERNEL, ChattyLoop, Inversion

from .chatty import find_chatty_loops
from .crossings import CALL_KINDS, WRITES, Crossing
from .situation import Situation

_CALLS = CALL_KINDS | {"mention"}
_NOT_CALLS = frozenset({"inherit", "task", "signal"})


class StepFacts:
    """One service leaves while `inside` (other services) stay; everything is sorted and derived from the records."""

    def __init__(self, service: str, inside: Iterable[str], situation: Situation) -> None:
        """Take what is the same for all steps."""
        self.service = service
        self._situation = situation
        self._graph = situation.graph
        self._services = situation.services
        self._ownership = situation.ownership
        self._staying = frozenset(inside) | {MONOLITH, SHARED_KERNEL}
        self._own = tuple(one for one in situation.crossings if service in (one.source_owner, one.target_owner))
        self._cut = tuple(one for one in self._own if _other(one, service) in self._staying)

    @cached_property
    def units(self) -> tuple[str, ...]:
        """Units that move."""
        return _keys_of(self._services.units, self.service)

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """Tables that move."""
        return _keys_of(self._services.tables, self.service)

    @cached_property
    def library_tables(self) -> tuple[str, ...]:
        """Tables that libraries keep and that its code or its foreign keys use."""
        return tuple(sorted(self._situation.library_tables.get(self.service, ())))

    @cached_property
    def tasks(self) -> tuple[str, ...]:
        """Tasks whose worker moves."""
        return _keys_of(self._services.tasks, self.service)

    @cached_property
    def routes(self) -> tuple[Route, ...]:
        """Routes to divert, in the order of the application's own table; one for each key."""
        return tuple(route for route in self._entries if not route.operation)

    @cached_property
    def operations(self) -> tuple[Route, ...]:
        """Operations that move, but whose path they share with others: no gateway for paths can divert them."""
        return tuple(route for route in self._entries if route.operation)

    @cached_property
    def _entries(self) -> tuple[Route, ...]:
        own = set(_keys_of(self._services.routes, self.service))
        first: dict[str, Route] = {}
        for route in sorted(self._graph.program.routes, key=lambda one: (one.order, one.method)):
            if route_key(route) in own:
                first.setdefault(route_key(route), route)
        return tuple(first.values())

    @cached_property
    def call_sites(self) -> tuple[CallSite, ...]:
        """Calls, in both directions, between the service and what stays inside."""
        return tuple(sorted({self._call_site(one) for one in self._cut if one.kind in _CALLS}))

    def _call_site(self, one: Crossing) -> CallSite:
        outbound = one.source_owner == self.service
        return CallSite(
            location=Location(one.path, one.line),
            source=one.source,
            target=one.target,
            kind=one.kind,
            direction="outbound" if outbound else "inbound",
            other=_other(one, self.service),
            in_loop=one.in_loop,
        )

    @cached_property
    def chatty_loops(self) -> tuple[ChattyLoop, ...]:
        """Loops that would need the other side with each turn."""
        return find_chatty_loops(
            self.service, self._staying, self.call_sites, self._situation.repeated, self._ownership
        )

    @cached_property
    def shared_tables(self) -> tuple[SharedTable, ...]:
        """Own tables with all other users, then tables of those that stay inside which the service uses."""
        uses: dict[tuple[str, str], list[Crossing]] = {}
        for one in self._own:
            mine = one.target_owner == self.service
            if _is_access(one) and (mine or one.target_owner in self._staying):
                uses.setdefault((one.target_owner, one.target), []).append(one)
        tables = [_shared_table(table, owner, found) for (owner, table), found in sorted(uses.items())]
        return tuple(sorted(tables, key=lambda table: (table.owner != self.service, table.owner, table.table)))

    @cached_property
    def foreign_keys(self) -> tuple[ForeignKey, ...]:
        """Foreign keys that cross the new boundary, in either direction."""
        keys = self._graph.program.foreign_keys
        cut = (one for one in keys if one.confidence != "guess" and self._separates((one.table, one.target)))
        return tuple(sorted(cut, key=lambda one: (one.table, one.column, one.target, one.location)))

    @cached_property
    def joins(self) -> tuple[Join, ...]:
        """Queries that read tables on both sides of the new boundary."""
        cut = (one for one in self._graph.program.joins if self._runs(one.function) and self._separates(one.tables))
        return tuple(sorted(cut, key=lambda one: (one.location, one.function, one.tables)))

    @cached_property
    def transactions(self) -> tuple[Transaction, ...]:
        """Transactions that write tables on both sides of the new boundary."""
        all_of_them = self._graph.program.transactions
        cut = (one for one in all_of_them if self._runs(one.function) and self._separates(one.tables))
        return tuple(sorted(cut, key=lambda one: (one.location, one.function, one.tables)))

    def _runs(self, function: str) -> bool:
        return self._ownership.of_symbol(function) is not None

    def _separates(self, tables: Iterable[str]) -> bool:
        owners = {self._ownership.of_table(table) for table in tables}
        return self.service in owners and not self._staying.isdisjoint(owners)

    @cached_property
    def blind_spots(self) -> tuple[BlindSpot, ...]:
        """What was not resolved inside the units that move."""
        own = set(self.units)
        spans: dict[str, list[range]] = {}
        for unit in self._graph.units:
            if unit.id in own:
                first = unit.location.line
                spans.setdefault(unit.location.path, []).append(range(first, first + max(1, unit.lines)))
        return tuple(
            one
            for one in self._graph.program.blind_spots
            if any(one.location.line in span for span in spans.get(one.location.path, ()))
        )

    def needs_of(self, others: Iterable[str]) -> tuple[Inversion, ...]:
        """What the service needs, while its caller waits, of each of these services."""
        needed = [one for one in self._own if one.source_owner == self.service and one.at_once]
        return tuple(
            _inversion(other, found)
            for other in sorted(others)
            if (found := [one for one in needed if one.target_owner == other])
        )


def _other(one: Crossing, service: str) -> str:
    return one.target_owner if one.source_owner == service else one.source_owner


def _keys_of(owners: dict[str, str], service: str) -> tuple[str, ...]:
    return tuple(sorted(name for name, owner in owners.items() if owner == service))


def _is_access(one: Crossing) -> bool:
    return one.kind == "select" or one.kind in WRITES


def _shared_table(table: str, owner: str, uses: list[Crossing]) -> SharedTable:
    return SharedTable(
        table=table,
        owner=owner,
        readers=tuple(sorted({one.source_owner for one in uses if one.kind == "select"})),
        writers=tuple(sorted({one.source_owner for one in uses if one.kind in WRITES})),
        locations=tuple(sorted({Location(one.path, one.line) for one in uses})),
    )


def _inversion(other: str, needed: list[Crossing]) -> Inversion:
    kinds = [one.kind for one in needed]
    return Inversion(
        other=other,
        calls=sum(kind in _CALLS and kind not in _NOT_CALLS for kind in kinds),
        reads=kinds.count("select"),
        writes=sum(kind in WRITES for kind in kinds),
        foreign_keys=kinds.count("foreign_key"),
        base_classes=kinds.count("inherit"),
    )
