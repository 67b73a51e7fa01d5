"""Loops that would cross a new boundary with each turn.

In one process a call in a loop costs nothing; over the network each turn waits for an answer: the interface that talks
too much, "chatty" in C. Richardson, "Microservices Patterns", 2018, chapter 3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decomposer.model import CallSite, RepeatedUse
from decomposer.model.ownership import Ownership
from decomposer.model.plan import ChattyLoop, Instead

from .crossings import LATER


def find_chatty_loops(
    service: str, staying: frozenset[str], sites: Iterable[CallSite], repeated: Iterable[RepeatedUse], owners: Ownership
) -> tuple[ChattyLoop, ...]:
    """The loops on one side whose turns need the other: by a call, or by tables below what they call; sorted.

    `sites` are the calls that cross, `repeated` the loops of the whole program that come to tables.
    """
    found = {(one.location, one.caller, one.other): one for one in _calling(service, sites)}
    for use in repeated:
        for loop in _using(use, owners):
            # A call that crosses says more than the tables behind it, and asks for one call of the other side alone.
            key = (loop.location, loop.caller, loop.other)
            here = owners.of_symbol(loop.caller)
            if service in (here, loop.other) and not staying.isdisjoint({here, loop.other}) and key not in found:
                found[key] = loop
    return tuple(sorted(found.values()))


def _calling(service: str, sites: Iterable[CallSite]) -> Iterator[ChattyLoop]:
    for one in sites:
        if one.in_loop and one.kind not in LATER | {"inherit"}:
            called = service if one.direction == "inbound" else one.other
            yield ChattyLoop(one.location, one.source, one.target, called, (), (), "batch endpoint")


def _using(use: RepeatedUse, owners: Ownership) -> Iterator[ChattyLoop]:
    """One for each other owner of tables."""
    home = owners.of_symbol(use.caller)
    tables = {table: owners.of_table(table) for table in (*use.reads, *use.writes)}
    for other in sorted({*filter(None, tables.values())} - {home}) if home is not None else ():
        reads, writes = (tuple(one for one in used if tables[one] == other) for used in (use.reads, use.writes))
        instead: Instead = "batch endpoint" if writes else "prefetch"
        yield ChattyLoop(use.location, use.caller, use.callee, other, reads, writes, instead)
