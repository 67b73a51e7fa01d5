"""What was observed of a program as reasons for edges between its units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from analyzers.program import Location, Program
from decomposer.model.evidence import CoChange, Observations, Timing
from decomposer.model.graph import Evidence
from decomposer.model.phrases import count, timing_in_words

from .evidence import Link


def with_observations(
    links: Iterable[Link], observations: Observations, program: Program, unit_of: dict[str, str], tables: dict[str, str]
) -> list[Link]:
    """The links, those that a trace shows marked, and what was observed as links of their own."""
    seen = {(one.source, one.target) for one in observations.calls}
    seen |= {(one.symbol, one.table) for one in observations.accesses}
    places = {symbol.id: symbol.location for symbol in program.symbols}
    marked = (_marked(link, seen) for link in links)
    found = {*marked, *_ran(observations, places, unit_of, tables), *_changed(observations, places, unit_of)}
    return sorted(link for link in found if link.source != link.target)


def _marked(link: Link, seen: set[tuple[str, str]]) -> Link:
    reason = link.evidence
    return replace(link, evidence=replace(reason, observed=True)) if (reason.source, reason.target) in seen else link


def _ran(
    observations: Observations, places: dict[str, Location], unit_of: dict[str, str], tables: dict[str, str]
) -> Iterator[Link]:
    calls = ((one.source, one.target, unit_of.get(one.target), one.timing) for one in observations.calls)
    uses = ((one.symbol, one.table, tables.get(one.table), one.timing) for one in observations.accesses)
    for source, target, home, timing in (*calls, *uses):
        if source in unit_of and home is not None:
            yield Link(unit_of[source], home, _evidence(source, target, places[source], timing), float(timing.calls))


def _evidence(source: str, target: str, place: Location, timing: Timing) -> Evidence:
    return Evidence("trace", source, target, place, detail=timing_in_words(timing))


def _changed(observations: Observations, places: dict[str, Location], unit_of: dict[str, str]) -> Iterator[Link]:
    subjects = {commit.id: commit.subject for commit in observations.commits}
    for one in observations.co_changes:
        if one.one in unit_of and one.other in unit_of:
            detail = _commits(one, subjects)
            reason = Evidence("co_change", one.one, one.other, places[one.one], "likely", detail)
            yield Link(unit_of[one.one], unit_of[one.other], reason, one.share)


def _commits(found: CoChange, subjects: dict[str, str]) -> str:
    newest = found.commits[0]
    return f"{count(len(found.commits), 'commit')}, the newest {newest} {subjects[newest]}"
