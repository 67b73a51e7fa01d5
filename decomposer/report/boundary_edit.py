"""What a change of the boundaries does, in lines for people."""

from __future__ import annotations

from collections.abc import Iterable

from decomposer.model.boundaries import ServiceMap
from decomposer.model.constraints import SHARED, Constraints
from decomposer.model.phrases import count, one_line
from decomposer.model.proposal import CutMetrics

MOST_MOVES = 20

_TITLES = {
    "modularity": "modularity",
    "inter_service_calls": "calls between services, share",
    "foreign_writes": "writes of other services' tables",
    "foreign_reads": "reads of other services' tables",
    "split_transactions": "transactions over several services",
    "cut_foreign_keys": "foreign keys that are cut",
    "cut_joins": "joins that are cut",
    "chatty_cuts": "calls in loops that are cut",
}


def render_edit(before: ServiceMap, after: ServiceMap, numbers: tuple[CutMetrics, CutMetrics]) -> str:
    """What goes where, then each number before and after."""
    lines = [*_moves(before, after), "", f"{'':36}{'before':>10}{'after':>10}"]
    lines.append(f"{'services':36}{len(before.services):>10}{len(after.services):>10}")
    lines += [
        f"{title:36}{getattr(numbers[0], key):>10g}{getattr(numbers[1], key):>10g}" for key, title in _TITLES.items()
    ]
    return "\n".join(lines) + "\n"


def _moves(before: ServiceMap, after: ServiceMap) -> Iterable[str]:
    pairs: dict[tuple[str, str], list[str]] = {}
    old, new = _owners(before), _owners(after)
    for name in sorted(old.keys() | new.keys()):
        origin, target = (owners.get(name, "the monolith") for owners in (old, new))
        if origin != target:
            pairs.setdefault((origin, target), []).append(" ".join(filter(None, name)))
    for (origin, target), names in sorted(pairs.items()):
        yield one_line(f"{origin} -> {target}: {count(len(names), 'name')}")
        yield from (one_line(f"  {name}") for name in names[:MOST_MOVES])
        if len(names) > MOST_MOVES:
            yield f"  and {len(names) - MOST_MOVES} more"
    if not pairs:
        yield "Nothing changes its service."


def _owners(services: ServiceMap) -> dict[tuple[str, str], str]:
    """Each unit, and each table, route and task by its kind."""
    kinds = {"": services.units, "table": services.tables, "route": services.routes, "task": services.tasks}
    owners = {(kind, name): owner for kind, owned in kinds.items() for name, owner in owned.items()}
    return owners | {("", unit): "[shared]" for unit in services.shared_kernel}


def render_boundaries(services: ServiceMap, constraints: Constraints, metrics: CutMetrics) -> str:
    """A row for each service, the numbers of the cut, and what is decided for good."""
    width = max((len(name) for name in services.services), default=8) + 2
    lines = [f"{'service':{width}}{'units':>7}{'tables':>8}{'routes':>8}{'tasks':>7}  kept"]
    for name in services.services:
        parts = (services.units, services.tables, services.routes, services.tasks)
        units, tables, routes, tasks = (sum(owner == name for owner in owned.values()) for owned in parts)
        kept = "frozen" if name in constraints.frozen else _held(constraints, name)
        lines.append(one_line(f"{name:{width}}{units:>7}{tables:>8}{routes:>8}{tasks:>7}  {kept}").rstrip())
    shared = _held(constraints, SHARED)
    lines.append(f"{'[shared]':{width}}{len(services.shared_kernel):>7}{'':>23}  {shared}".rstrip())
    lines += ["", *(f"{title:36}{getattr(metrics, key):>10g}" for key, title in _TITLES.items())]
    return "\n".join(lines) + "\n"


def _held(constraints: Constraints, name: str) -> str:
    numbers = {"pin": 0, "seed": 0}
    for one in constraints.held:
        if one.service == name and one.kind in numbers:
            numbers[one.kind] += 1
    return ", ".join(count(number, kind) for kind, number in numbers.items() if number)
