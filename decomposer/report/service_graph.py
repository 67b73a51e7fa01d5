"""The map of services: boxes with what they hold, links with what is cut between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from decomposer.model import DependencyGraph, ServiceMap
from decomposer.model.gateway import MONOLITH
from decomposer.model.phrases import count
from decomposer.model.plan import SHARED_KERNEL

MOST_BOXES = 60
LINKS_OF_A_BOX = 2
FEW_LINKS = 40
"""So many can be drawn, however few boxes there are."""
_CALL_VIEWS = frozenset({"call", "inherit", "via"})
_MESSAGE_VIEWS = frozenset({"task", "signal"})

What = Literal["calls", "messages", "reads", "writes", "foreign_keys"]


class Box(Struct, frozen=True, order=True, gc=False):
    """A service, the rest of the monolith, or the shared kernel."""

    name: str
    kind: Literal["service", "monolith", "kernel", "others"]
    units: int
    lines: int
    tables: tuple[str, ...]
    routes: int
    tasks: int


class Link(Struct, frozen=True, order=True, gc=False):
    """What `source` needs of `target`, counted by places."""

    source: str
    target: str
    calls: int = 0
    messages: int = 0
    reads: int = 0
    writes: int = 0
    foreign_keys: int = 0

    @property
    def weight(self) -> int:
        """All places together."""
        return self.calls + self.messages + self.reads + self.writes + self.foreign_keys

    @property
    def label(self) -> str:
        """What is cut, in words."""
        parts = [
            (self.calls, "call"),
            (self.messages, "message"),
            (self.reads, "read"),
            (self.writes, "write"),
            (self.foreign_keys, "foreign key"),
        ]
        return ", ".join(count(number, noun) for number, noun in parts if number)


class ServiceGraph(Struct, frozen=True, gc=False):
    """Boxes and links, both sorted."""

    boxes: tuple[Box, ...]
    links: tuple[Link, ...]


def build_service_graph(graph: DependencyGraph, services: ServiceMap) -> ServiceGraph:
    """The map. Of more than 60 boxes the smallest services are drawn as one."""
    needs = [need for need in _needs(graph, services) if need[0] != need[1] and SHARED_KERNEL not in need]
    boxes = _boxes(graph, services, {end for source, target, _ in needs for end in (source, target)})
    folded = _names_to_fold(boxes)
    links: dict[tuple[str, str], dict[What, int]] = {}
    for source, target, what in needs:
        pair = folded.get(source, source), folded.get(target, target)
        if pair[0] != pair[1]:
            counts = links.setdefault(pair, {})
            counts[what] = counts.get(what, 0) + 1
    return ServiceGraph(
        boxes=_fold(boxes, folded),
        links=tuple(_link(pair, links[pair]) for pair in sorted(links)),
    )


def _link(pair: tuple[str, str], counts: dict[What, int]) -> Link:
    source, target = pair
    return Link(
        source=source,
        target=target,
        calls=counts.get("calls", 0),
        messages=counts.get("messages", 0),
        reads=counts.get("reads", 0),
        writes=counts.get("writes", 0),
        foreign_keys=counts.get("foreign_keys", 0),
    )


def _boxes(graph: DependencyGraph, services: ServiceMap, linked: set[str]) -> list[Box]:
    members: dict[str, list[int]] = {name: [] for name in (*services.services, *linked)}
    for unit in graph.units:
        members.setdefault(_owner(unit.id, services), []).append(unit.lines)
    return [_box(name, lines, graph, services) for name, lines in sorted(members.items())]


def _box(name: str, lines: list[int], graph: DependencyGraph, services: ServiceMap) -> Box:
    all_tables = sorted(one.name for one in graph.program.tables)
    return Box(
        name=name,
        kind="monolith" if name == MONOLITH else "kernel" if name == SHARED_KERNEL else "service",
        units=len(lines),
        lines=sum(lines),
        tables=tuple(one for one in all_tables if services.tables.get(one, MONOLITH) == name),
        routes=list(services.routes.values()).count(name),
        tasks=list(services.tasks.values()).count(name),
    )


def _owner(unit: str, services: ServiceMap) -> str:
    return SHARED_KERNEL if unit in services.shared_kernel else services.units.get(unit, MONOLITH)


def _needs(graph: DependencyGraph, services: ServiceMap) -> Iterator[tuple[str, str, What]]:
    for edge in graph.edges:
        source, target = _owner(edge.source, services), _owner(edge.target, services)
        for evidence in edge.evidence if source != target else ():
            if evidence.confidence != "guess" and evidence.view in _CALL_VIEWS | _MESSAGE_VIEWS:
                yield source, target, "calls" if evidence.view in _CALL_VIEWS else "messages"
    for access in graph.program.accesses:
        unit = graph.unit_of.get(access.function)
        if unit is not None and access.confidence != "guess":
            reads = access.operation == "select"
            yield _owner(unit, services), services.tables.get(access.table, MONOLITH), "reads" if reads else "writes"
    for key in graph.program.foreign_keys:
        yield services.tables.get(key.table, MONOLITH), services.tables.get(key.target, MONOLITH), "foreign_keys"


def _names_to_fold(boxes: list[Box]) -> dict[str, str]:
    if len(boxes) <= MOST_BOXES:
        return {}
    own = sorted((box for box in boxes if box.kind == "service"), key=lambda box: (box.lines, box.name))
    small = own[: len(boxes) - MOST_BOXES + 1]
    return {box.name: f"{len(small)} other services" for box in small}


def _fold(boxes: list[Box], folded: dict[str, str]) -> tuple[Box, ...]:
    kept = [box for box in boxes if box.name not in folded]
    small = [box for box in boxes if box.name in folded]
    if small:
        kept.append(
            Box(
                name=folded[small[0].name],
                kind="others",
                units=sum(box.units for box in small),
                lines=sum(box.lines for box in small),
                tables=tuple(sorted(table for box in small for table in box.tables)),
                routes=sum(box.routes for box in small),
                tasks=sum(box.tasks for box in small),
            )
        )
    return tuple(kept)


def links_to_draw(services: ServiceGraph) -> tuple[Link, ...]:
    """The heaviest link of each box, and the heaviest of all, up to two for each box; sorted by name.

    More lines than that hide each other: a picture with all of many hundred would show none.
    """
    heavy = sorted(services.links, key=lambda link: (-link.weight, link))
    first: dict[str, Link] = {}
    for link in heavy:
        first.setdefault(link.source, link)
        first.setdefault(link.target, link)
    most = max(FEW_LINKS, LINKS_OF_A_BOX * len(services.boxes))
    own = set(first.values())
    others = [link for link in heavy if link not in own]
    return tuple(sorted([*own, *others[: max(0, most - len(own))]]))
