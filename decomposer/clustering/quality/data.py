"""What a cut does to data and to requests: none of the published metrics sees it.

`units` maps units to services, `owners` tables to services; what is no key takes no part.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping

Partition = Mapping[str, Hashable]


def foreign_uses(units: Partition, owners: Partition, uses: Iterable[tuple[str, str]]) -> int:
    """`foreign_writes` or `foreign_reads`, from 0, down: pairs of a unit and a table that another service owns.

    `uses` are pairs of a unit and a table that it writes, or reads.
    """
    known = {(unit, table) for unit, table in uses if unit in units and table in owners}
    return sum(units[unit] != owners[table] for unit, table in known)


def torn(owners: Partition, groups: Iterable[Collection[str]]) -> int:
    """`split_transactions`, `cut_foreign_keys` or `cut_joins`, from 0, down: groups of tables with several owners.

    A group is what one transaction writes, the two ends of a foreign key, or what one query reads together.
    """
    return sum(len({owners[table] for table in group if table in owners}) > 1 for group in groups)


def cut_calls(units: Partition, calls: Iterable[tuple[str, str]]) -> int:
    """`chatty_cuts`, from 0, down: of these calls, here those in a loop, how many go to another service."""
    return sum(one in units and other in units and units[one] != units[other] for one, other in calls)


def services_per_route(units: Partition, trees: Iterable[Collection[str]]) -> tuple[float, int] | None:
    """`services_per_route` and `services_per_route_max`, from 1, down: services that a route's call tree visits.

    `trees` are the units that the call tree of each route reaches, without what runs later. Each service beyond the
    first is at least one synchronous call over the network. A route that reaches no service is left out; None if all
    are.
    """
    visits = [number for tree in trees if (number := len({units[unit] for unit in tree if unit in units}))]
    return (sum(visits) / len(visits), max(visits)) if visits else None
