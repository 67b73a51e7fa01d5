"""What the check asks other stages, each only where the boundaries want to know."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import msgspec

from decomposer.job import Settings
from decomposer.model import DependencyGraph, Program, ServiceMap
from decomposer.model.boundaries import digest_of
from decomposer.model.constraints import Constraints
from decomposer.model.consulted import Consulted, Diverting
from decomposer.model.contract import Contract
from decomposer.model.gateway import MONOLITH, RoutesDocument
from decomposer.model.moves import Move
from decomposer.output import MARKER, read_marker

_GATEWAY = "gateway/*/routes.json"


def consult(
    graph: DependencyGraph, services: ServiceMap, contract: Contract, constraints: Constraints, settings: Settings
) -> Consulted:
    """The answers of gateway and clustering, of the source code, and of what a run wrote."""
    from decomposer.drift import asked_rules
    from decomposer.gateway import find_shadowed
    from decomposer.graph.versions import find_versions

    program = graph.program
    asked = {rule.id for rule in asked_rules(contract)}
    marker = read_marker(settings.out) if settings.out.is_dir() else None
    return Consulted(
        shadowed=tuple(find_shadowed(program.routes)) if "shadowed-route" in asked else (),
        versions=find_versions(program, settings.root, contract.diverted),
        moves=_find_moves(program, services, contract, constraints),
        diverting=() if marker is None else tuple(_read_gateway(settings.out, marker.files)),
        outdated=settings.out.name if marker is not None and marker.cut_digest not in {"", digest_of(services)} else "",
        has_output=marker is not None,
    )


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
