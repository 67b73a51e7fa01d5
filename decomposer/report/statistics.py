"""How much of a program was seen, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import get_args

from decomposer.model import CallCounts, Program
from decomposer.model.documents import (
    SCHEMA_VERSION,
    BindingRow,
    CallTargetRow,
    CouplingPart,
    DefinitionsPart,
    DefinitionsRow,
    GapsRow,
    LeftOutRow,
    NameRow,
    PairRow,
    ReasonRow,
    StatisticsDocument,
    TieRow,
    UnreadRow,
)
from decomposer.model.statistics import Binding, Coupling, DefinitionCounts, Definitions

from .json_text import write_json
from .summary import find_gaps


def build_statistics(program: Program, definitions: Definitions, coupling: Coupling) -> StatisticsDocument:
    """The numbers of a program."""
    calls = program.calls
    return StatisticsDocument(
        schema_version=SCHEMA_VERSION,
        files=len(program.modules),
        lines=sum(module.lines for module in program.modules),
        call_sites=_sites(calls),
        targets=(
            CallTargetRow("project", calls.project, _share(calls.project, _sites(calls))),
            CallTargetRow("external", calls.external, _share(calls.external, _sites(calls))),
            CallTargetRow("builtin", calls.builtin, _share(calls.builtin, _sites(calls))),
            CallTargetRow("unresolved", calls.unresolved, _share(calls.unresolved, _sites(calls))),
        ),
        reasons=tuple(_reasons(calls)),
        unread=tuple(_unread(program)),
        left_out=tuple(LeftOutRow(one.reason, one.count) for one in program.left_out),
        gaps=tuple(
            GapsRow(row.kind, row.reason, row.number, tuple(map(str, row.places)))
            for row in find_gaps(program.blind_spots)
        ),
        definitions=_definitions(definitions),
        coupling=_coupling(coupling),
    )


def render_statistics_json(statistics: StatisticsDocument) -> str:
    """The numbers, as `statistics.schema.json` says."""
    return write_json(statistics)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


# Calls and files


def _sites(calls: CallCounts) -> int:
    return calls.project + calls.external + calls.builtin + calls.unresolved


def _reasons(calls: CallCounts) -> Iterator[ReasonRow]:
    for reason, sites in sorted(calls.reasons, key=lambda item: (-item[1], item[0])):
        yield ReasonRow(reason, sites, _share(sites, _sites(calls)))


def _unread(program: Program) -> Iterator[UnreadRow]:
    spots = [one for one in program.blind_spots if one.kind == "file"]
    for reason, files in sorted(Counter(one.reason for one in spots).items(), key=lambda item: (-item[1], item[0])):
        first = min((one for one in spots if one.reason == reason), key=lambda one: one.location)
        yield UnreadRow(reason, files, str(first.location), first.detail)


# Definitions


def _definitions(found: Definitions) -> DefinitionsPart:
    return DefinitionsPart(
        kinds=tuple(_counted(kind, counts) for kind, counts in found.kinds.items()),
        folders=tuple(_counted(folder, counts) for folder, counts in found.folders),
        names=tuple(NameRow(name, number) for name, number in found.names),
    )


def _counted(name: str, counts: DefinitionCounts) -> DefinitionsRow:
    return DefinitionsRow(name, counts.total, counts.unreached, counts.isolated)


# Coupling


def _coupling(found: Coupling) -> CouplingPart:
    without = sum(not pair.is_imported for pair in found.pairs)
    return CouplingPart(
        kind=found.kind,
        parts=found.parts,
        dependent=len(found.pairs),
        without_import=without,
        share=_share(without, len(found.pairs)),
        bindings=tuple(_bindings(found)),
        pairs=tuple(_pairs(found)),
    )


def _bindings(found: Coupling) -> Iterator[BindingRow]:
    """Those that there are, in the order of `Binding`."""
    ties = [(tie, pair) for pair in found.pairs for tie in pair.ties]
    known: Iterable[Binding] = get_args(Binding)
    for binding in known:
        bound = [(tie, pair) for tie, pair in ties if tie.binding == binding]
        if bound:
            without = sum(not pair.is_imported for _, pair in bound)
            yield BindingRow(binding, len(bound), without, sum(tie.places for tie, _ in bound))


def _pairs(found: Coupling) -> Iterator[PairRow]:
    for pair in found.pairs:
        ties = tuple(TieRow(tie.binding, tie.places, str(tie.first)) for tie in pair.ties)
        yield PairRow(pair.one, pair.other, pair.is_imported, ties)
