"""What the check asks other stages, each only where the boundaries want to know."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from decomposer.job import Settings
from decomposer.model import DependencyGraph, Program, Route, ServiceMap
from decomposer.model.boundaries import digest_of
from decomposer.model.constraints import Constraints
from decomposer.model.consulted import Consulted, Diverting
from decomposer.model.contract import Contract
from decomposer.model.gateway import MONOLITH, RoutesDocument
from decomposer.model.moves import Move
from decomposer.output import MARKER, read_marker
from decomposer.reading import Memory

_GATEWAY = "gateway/*/routes.json"


def consult(
    graph: DependencyGraph, services: ServiceMap, contract: Contract, constraints: Constraints, settings: Settings
) -> Consulted:
    """The answers of gateway and clustering, of the source code, and of what a run wrote."""
    from decomposer.drift import asked_rules
    from decomposer.graph.versions import find_versions

    program = graph.program
    asked = {rule.id for rule in asked_rules(contract)}
    marker = read_marker(settings.out) if settings.out.is_dir() else None
    return Consulted(
        shadowed=_find_shadowed(program, settings) if "shadowed-route" in asked else (),
        versions=find_versions(program, settings.root, contract.diverted),
        moves=_find_moves(program, services, contract, constraints),
        diverting=() if marker is None else tuple(_read_gateway(settings.out, marker.files)),
        outdated=settings.out.name if marker is not None and marker.cut_digest not in {"", digest_of(services)} else "",
        has_output=marker is not None,
    )


class _Shadowed(Struct, frozen=True):
    """Routes by their place in the program: those that are never reached, each with the one that is instead."""

    pairs: tuple[tuple[int, int], ...]


def _find_shadowed(program: Program, settings: Settings) -> tuple[tuple[Route, Route], ...]:
    """Routes change less than code, and all of them must be compared."""
    memory, routes = Memory(settings, "shadowed", _Shadowed), program.routes
    known = memory.find(repr(routes))
    if known is None:
        from decomposer.gateway import find_shadowed

        place = {route: number for number, route in enumerate(routes)}
        known = _Shadowed(tuple((place[one], place[first]) for one, first in find_shadowed(routes)))
        memory.keep(known, repr(routes))
    return tuple((routes[one], routes[first]) for one, first in known.pairs)


def output_texts(folder: Path) -> list[str]:
    """All that is read of what a run wrote."""
    files = [folder / MARKER, *sorted(folder.glob(_GATEWAY))]
    return [path.read_text("utf-8", "replace") for path in files if path.is_file()]


def _find_moves(
    program: Program, services: ServiceMap, contract: Contract, constraints: Constraints
) -> tuple[Move, ...]:
    """What leans to another service by the source alone: a clone without history gives the same."""
    if contract.moves is None:
        return ()
    from decomposer.clustering.warm_start import warm_start
    from decomposer.graph import build

    found = warm_start(build(program), services, constraints, contract.moves)
    return tuple(one for one in found.moves if one.why == "ties")


def _read_gateway(folder: Path, written: Collection[str]) -> Iterator[Diverting]:
    """What is sent away from the monolith, the first file of each; files that are no such documents say nothing."""
    known = set()
    for path in sorted(folder.glob(_GATEWAY)):
        name = path.relative_to(folder).as_posix()
        try:
            document = msgspec.json.decode(path.read_bytes(), type=RoutesDocument) if name in written else None
        except (OSError, msgspec.DecodeError):
            continue
        for one in () if document is None else document.routes:
            if one.upstream != MONOLITH and (one.pattern, one.upstream) not in known:
                known.add((one.pattern, one.upstream))
                yield Diverting(name, one.pattern, one.upstream)
