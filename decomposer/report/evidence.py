"""What was read besides the source, as lines of text: how much was used, what was not, and what it shows first."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.model.evidence import EvidenceSource, Observations, Timing
from decomposer.model.phrases import count, milliseconds, some

from .sections import columns, section

_MOST = 10
"""Pairs, calls and routes to show."""


def evidence_sections(seen: Observations | None) -> Iterator[list[str]]:
    """The sources first, then what they show most; nothing where there are none."""
    if seen is None:
        return
    names = "source of evidence", "sources of evidence besides the source code"
    yield section(names[0], [(one.kind, one.name, used_of(one)) for one in seen.sources], plural=names[1])
    unused = [
        (one.name, f"{row.number:,}", row.reason, " ".join(filter(None, (row.first, row.detail))))
        for one in seen.sources
        for row in one.skipped
    ]
    if unused:
        yield section(
            "reason why evidence was not used",
            unused,
            plural="reasons why evidence was not used, and the first of each",
        )
    yield from _requests(seen)
    yield from _calls(seen)
    yield from _pairs(seen)


def used_of(source: EvidenceSource) -> str:
    """How much of a source was used."""
    return f"{source.used:,} of {count(source.read, source.noun)} used"


def _requests(seen: Observations) -> Iterator[list[str]]:
    if seen.traffic:
        busiest = sorted(seen.traffic, key=lambda one: -one.timing.calls)[:_MOST]
        rows = [(one.route, *_numbers(one.timing), some(_statuses(one.statuses), 5), one.kind) for one in busiest]
        yield [_title(len(seen.traffic), "route with requests", "the busiest"), *columns(rows)]


def _statuses(statuses: tuple[tuple[str, int], ...]) -> Iterator[str]:
    return (f"{status} {number:,}" for status, number in statuses)


def _calls(seen: Observations) -> Iterator[list[str]]:
    if seen.calls:
        busiest = sorted(seen.calls, key=lambda one: -one.timing.calls)[:_MOST]
        rows = [(one.source, one.target, *_numbers(one.timing)) for one in busiest]
        yield [_title(len(seen.calls), "observed call", "the most frequent"), *columns(rows)]


def _numbers(timing: Timing) -> tuple[str, str, str]:
    failed = f"{timing.errors:,} failed" if timing.errors else ""
    times = f"median {milliseconds(timing.p50_ms)}, 95 % within {milliseconds(timing.p95_ms)}" if timing.timed else ""
    return f"{timing.calls:,}", failed, times


def _pairs(seen: Observations) -> Iterator[list[str]]:
    if seen.co_changes:
        tied = sorted(seen.co_changes, key=lambda one: -len(one.commits))[:_MOST]
        rows = [(one.one, one.other, count(len(one.commits), "commit")) for one in tied]
        yield [_title(len(seen.co_changes), "pair that commits change together", "the most frequent"), *columns(rows)]


def _title(number: int, noun: str, which: str) -> str:
    head, _, rest = noun.partition(" ")
    title = count(number, noun) if not rest else f"{count(number, head)} {rest}"
    return f"{title}, {which}:" if number > _MOST else title
