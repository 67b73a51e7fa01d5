"""What was read besides the source, as lines of text: how much was used, what was not, and what it shows first."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.model.evidence import EvidenceSource, Observations, Timing
from decomposer.model.phrases import count, one_line, some, times_in_words

from .sections import columns, section

_MOST = 10
"""Pairs, calls and routes to show."""
_PAIRS = "pair that commits change together", "pairs that commits change together"


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
    yield from _runs(seen)
    yield from _pairs(seen)


def used_of(source: EvidenceSource) -> str:
    """How much of a source was used."""
    return f"{source.used:,} of {count(source.read, source.noun)} used"


def _requests(seen: Observations) -> Iterator[list[str]]:
    if seen.traffic:
        busiest = sorted(seen.traffic, key=lambda one: -one.timing.calls)[:_MOST]
        rows = [(one.route, *_numbers(one.timing), some(_statuses(one.statuses), 5), one.kind) for one in busiest]
        yield [
            _title(len(seen.traffic), "route with requests", "routes with requests", "the busiest"),
            *columns([tuple(map(one_line, row)) for row in rows]),
        ]


def _statuses(statuses: tuple[tuple[str, int], ...]) -> Iterator[str]:
    return (f"{status} {number:,}" for status, number in statuses)


def _calls(seen: Observations) -> Iterator[list[str]]:
    if seen.calls:
        busiest = sorted(seen.calls, key=lambda one: -one.timing.calls)[:_MOST]
        rows = [(one.source, one.target, *_numbers(one.timing)) for one in busiest]
        yield [
            _title(len(seen.calls), "observed call", "observed calls", "the most frequent"),
            *columns([tuple(map(one_line, row)) for row in rows]),
        ]


def _numbers(timing: Timing) -> tuple[str, str, str]:
    return f"{timing.calls:,}", f"{timing.errors:,} failed" if timing.errors else "", times_in_words(timing)


def _runs(seen: Observations) -> Iterator[list[str]]:
    if seen.runs:
        widest = sorted(seen.runs, key=lambda one: -len(one.definitions))[:_MOST]
        rows = [(one.context, count(len(one.definitions), "function"), some(one.definitions)) for one in widest]
        title = _title(len(seen.runs), "test that runs the program", "tests that run the program", "the widest")
        yield [title, *columns([tuple(map(one_line, row)) for row in rows])]


def _pairs(seen: Observations) -> Iterator[list[str]]:
    if seen.co_changes:
        tied = sorted(seen.co_changes, key=lambda one: -len(one.commits))[:_MOST]
        rows = [(one.one, one.other, count(len(one.commits), "commit")) for one in tied]
        yield [
            _title(len(seen.co_changes), *_PAIRS, "the most frequent"),
            *columns([tuple(map(one_line, row)) for row in rows]),
        ]


def _title(number: int, one: str, several: str, which: str) -> str:
    title = f"1 {one}" if number == 1 else f"{number:,} {several}"
    return f"{title}, {which}:" if number > _MOST else title
