"""Which units answer below the same path prefix."""

from __future__ import annotations

from collections.abc import Iterable

from analyzers.program import Location, Route

LARGEST_GROUP = 20
LARGEST_SHARE = 1 / 3


def handlers_by_prefix(routes: Iterable[Route], unit_of: dict[str, str]) -> dict[str, dict[str, Location]]:
    """Prefix -> its units, each with the place of its first route; prefixes sorted, at least two units each.

    A unit belongs to the shortest prefix of its route that says something: one that ends with a fixed segment and is
    shared by at most `LARGEST_SHARE` of all units with routes, and by at most `LARGEST_GROUP` of them. So `/api/v1/`
    that stands before everything is skipped, and a large area falls apart into its parts.
    """
    units_below: dict[str, dict[str, Location]] = {}
    for route in sorted(
        (one for one in routes if not one.operation), key=lambda route: (route.pattern, route.method, route.order)
    ):
        unit = unit_of.get(route.handler)
        for prefix in _prefixes(route.pattern) if unit is not None else ():
            units_below.setdefault(prefix, {}).setdefault(str(unit), route.location)
    limit = min(
        LARGEST_GROUP, max(3, int(len({unit for units in units_below.values() for unit in units}) * LARGEST_SHARE))
    )
    telling = {prefix for prefix, units in units_below.items() if len(units) <= limit and not prefix.endswith(">")}
    groups = {
        prefix: units for prefix, units in units_below.items() if prefix in telling and _is_first(prefix, telling)
    }
    return {prefix: groups[prefix] for prefix in sorted(groups) if len(groups[prefix]) > 1}


def _prefixes(pattern: str) -> list[str]:
    """`/a/<int:pk>/b/` -> `/a`, `/a/<>`, `/a/<>/b`; a parameter is `<>`, whatever its name and type."""
    segments = ["<>" if "<" in segment else segment for segment in pattern.split("/") if segment]
    return ["/" + "/".join(segments[:end]) for end in range(1, len(segments) + 1)]


def _is_first(prefix: str, telling: set[str]) -> bool:
    return not any(shorter in telling for shorter in _prefixes(prefix)[:-1])
