"""What must hold before a step, how to see that it worked, how to go back: each line follows from facts."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from decomposer.model import Route, SharedTable
from decomposer.model.gateway import MONOLITH
from decomposer.model.phrases import count, some
from decomposer.model.plan import Inversion

from .crossings import LATER
from .step_facts import StepFacts

_INSTEAD = {
    "prefetch": "What each turn reads is fetched in one call before",
    "batch endpoint": "A batch endpoint takes in one call what is sent by the turns of",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


def write_preconditions(
    facts: StepFacts, depends_on: tuple[str, ...], inversions: tuple[Inversion, ...], awaited: tuple[Inversion, ...]
) -> tuple[str, ...]:
    """What must be true or decided before the first request is diverted."""
    return (
        *_earlier_steps(depends_on),
        *_back_needs(inversions),
        *_served_needs(awaited),
        *_operations(facts),
        *_inbound_calls(facts),
        *_loops(facts),
        *_base_classes(facts),
        *_writers(facts),
        *_readers(facts),
        *_used_tables(facts),
        *_library_tables(facts),
        *_foreign_keys(facts),
        *_joins(facts),
        *_transactions(facts),
        *_unknown(facts),
    )


def _earlier_steps(depends_on: tuple[str, ...]) -> Iterator[str]:
    if depends_on:
        yield f"Already out and answering: {some(depends_on, 10)}."


def _back_needs(inversions: tuple[Inversion, ...]) -> Iterator[str]:
    for one in inversions:
        yield (
            "Cycle: turn the dependency round, by an event or a callback, or serve from the monolith "
            f"what it needs of {one.other}: {_needs(one)}."
        )


def _served_needs(awaited: tuple[Inversion, ...]) -> Iterator[str]:
    for one in awaited:
        yield f"The monolith serves what it needs of {one.other}, until that leaves too: {_needs(one)}."


def _needs(one: Inversion) -> str:
    parts = [(one.calls, "call"), (one.reads, "read"), (one.writes, "write")]
    parts += [(one.foreign_keys, "foreign key"), (one.base_classes, "base class")]
    return ", ".join(count(number, noun) for number, noun in parts if number)


def _operations(facts: StepFacts) -> Iterator[str]:
    if facts.operations:
        names = some(f"{route.operation} of {route.pattern}" for route in facts.operations)
        number = count(len(facts.operations), "operation")
        yield f"The schema is split: the new service answers {number} that share a path with others: {names}."


def _inbound_calls(facts: StepFacts) -> Iterator[str]:
    sites = [one for one in facts.call_sites if one.direction == "inbound" and one.kind not in LATER | {"inherit"}]
    if sites:
        places = some(one.location for one in sites)
        yield f"An abstraction with one client stands before {count(len(sites), 'inbound call site')}: {places}."


def _loops(facts: StepFacts) -> Iterator[str]:
    for instead, what in _INSTEAD.items():
        loops = [one for one in facts.chatty_loops if one.instead == instead]
        if loops:
            places = some(one.location for one in loops)
            yield f"{what} {count(len(loops), 'loop')}, or each turn pays a network call: {places}."


def _base_classes(facts: StepFacts) -> Iterator[str]:
    for one in facts.call_sites:
        if one.kind == "inherit":
            yield f"{one.source} ({one.location}) no longer inherits {one.target} across the boundary: copy or compose."


def _writers(facts: StepFacts) -> Iterator[str]:
    for table in _own_tables(facts):
        if table.writers:
            who, places = some(table.writers), some(table.locations)
            yield f"One writer: {table.table} is also written by {who}; make it calls of {facts.service}: {places}."


def _readers(facts: StepFacts) -> Iterator[str]:
    for table in _own_tables(facts):
        if not table.writers:
            who, places = some(table.readers), some(table.locations)
            yield f"{table.table} is read by {who}: give them an API or a replicated read model: {places}."


def _used_tables(facts: StepFacts) -> Iterator[str]:
    for table in facts.shared_tables:
        if table.owner != facts.service:
            use = "writes" if table.writers else "reads"
            places = some(table.locations)
            yield f"It {use} {table.table}, which stays with {table.owner}: ask {table.owner} by API: {places}."


def _library_tables(facts: StepFacts) -> Iterator[str]:
    if facts.library_tables:
        kept = some(facts.library_tables, 10)
        yield f"Its database has its own of what libraries keep: {kept}; rows that all must see stay with the monolith."


def _foreign_keys(facts: StepFacts) -> Iterator[str]:
    """What a delete does is decided once for each table that is referred to."""
    for target, keys in _grouped(facts.foreign_keys, lambda key: key.target):
        named = some((f"{key.table}.{key.column} ({key.location})" for key in keys), 6)
        become, what = ("becomes a plain id", "constraint") if len(keys) == 1 else ("become plain ids", "constraints")
        yield f"{named} {become} of {target}: drop the {what}, decide what a delete does."


def _joins(facts: StepFacts) -> Iterator[str]:
    for tables, joins in _grouped(facts.joins, lambda join: join.tables):
        asked, join = ("The query", "joins") if len(joins) == 1 else (f"{len(joins):,} queries", "join")
        yield (
            f"{asked} at {some(one.location for one in joins)} {join} {' with '.join(tables)}: "
            "compose the answers, or keep a read model for many rows."
        )


def _transactions(facts: StepFacts) -> Iterator[str]:
    for tables, scopes in _grouped(facts.transactions, lambda scope: scope.tables):
        what, write = ("The transaction", "writes") if len(scopes) == 1 else (f"{len(scopes):,} transactions", "write")
        yield (
            f"{what} at {some(one.location for one in scopes)} {write} {some(tables, 6)}: decide between keeping the "
            "tables together, a saga with compensations, or an outbox."
        )


def _grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> Iterator[tuple[Key, list[Item]]]:
    """What is decided together, in the order of the first of each."""
    groups: dict[Key, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    yield from groups.items()


def _unknown(facts: StepFacts) -> Iterator[str]:
    spots = facts.blind_spots
    if spots:
        places = some(one.location for one in spots)
        yield f"Read by hand what the analysis could not resolve in this code ({count(len(spots), 'place')}): {places}."


def write_verification(facts: StepFacts) -> tuple[str, ...]:
    """How to see that the step works."""
    return (
        *_route_checks(facts.routes),
        *_table_checks(facts),
        *_task_checks(facts),
        *_site_checks(facts),
    )


def _route_checks(routes: tuple[Route, ...]) -> Iterator[str]:
    safe = [route for route in routes if route.method in _SAFE]
    if safe:
        yield (
            f"Shadow {count(len(safe), 'safe route')} and compare both answers before diverting: "
            f"{some(f'{route.method} {route.pattern}' for route in safe)}."
        )
    if len(safe) < len(routes):
        other = [f"{route.method} {route.pattern}" for route in routes if route.method not in _SAFE]
        yield f"Never mirror {count(len(other), 'route')} that may write; divert one user group first: {some(other)}."
    if routes:
        handlers = sorted({route.handler for route in routes})
        yield f"The old handlers get no more requests: {some(handlers)}."


def _table_checks(facts: StepFacts) -> Iterator[str]:
    if facts.tables:
        yield f"Row counts and checksums agree on both sides: {some(facts.tables, 10)}."
    for target, keys in _grouped(facts.foreign_keys, lambda key: key.target):
        columns = some((f"{key.table}.{key.column}" for key in keys), 10)
        yield f"No {columns} without its {target}: count the orphans each day."


def _task_checks(facts: StepFacts) -> Iterator[str]:
    if facts.tasks:
        yield f"Each task runs once, in the new worker only: {some(facts.tasks)}."


def _site_checks(facts: StepFacts) -> Iterator[str]:
    if facts.call_sites:
        yield f"A new plan of the changed code lists none of these {count(len(facts.call_sites), 'call site')}."
    elif not (facts.routes or facts.tables or facts.tasks):
        yield "The remaining program starts and its tests pass without these units."


def write_rollback(facts: StepFacts, gateway_before: str) -> tuple[str, ...]:
    """How to go back, and until when."""
    lines = []
    if facts.routes:
        lines.append(f"Load {gateway_before} again: {count(len(facts.routes), 'route')} go back to the {MONOLITH}.")
    inbound = sum(one.direction == "inbound" and one.kind not in LATER for one in facts.call_sites)
    if inbound:
        lines.append(f"Switch the abstraction back to the implementation in process ({count(inbound, 'call site')}).")
    if facts.tasks:
        lines.append(f"Give the queue or schedule back to the old worker: {some(facts.tasks)}.")
    if facts.tables:
        tables = some(facts.tables, 10)
        lines.append(
            f"Copy back the rows written meanwhile: {tables}. Point of no return: when the old tables are dropped."
        )
    return tuple(lines) or ("Deploy the version with these units in place again; no data or route has moved.",)


def _own_tables(facts: StepFacts) -> list[SharedTable]:
    return [table for table in facts.shared_tables if table.owner == facts.service]
