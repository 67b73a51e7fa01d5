"""What was observed of a definition or a route besides the source."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.model.documents import FactRow
from decomposer.model.evidence import CoChange, Observations
from decomposer.model.phrases import count, some, timing_in_words

_COMMITS = 3
"""Commits of a pair to name."""


def observed_of_definitions(seen: Observations, inside: set[str], places: dict[str, str]) -> Iterator[FactRow]:
    """Who changed them and what changed with them, what ran them, and what they were seen to run."""
    yield from _ran(seen, inside, places)
    for run in seen.runs:
        ran = [one for one in run.definitions if one in inside]
        if ran:
            yield FactRow(
                "was run by the test", run.context, places.get(run.context, ""), "certain", _parts(ran, inside)
            )
    for one in seen.churn:
        if one.definition in inside:
            authors = ", ".join(f"{author} ({number:,})" for author, number in one.authors[:_COMMITS])
            whose = "" if len(inside) == 1 else f", {one.definition}"
            yield FactRow("is changed by", authors, "", "certain", f"{count(one.commits, 'commit')}{whose}")
    subjects = {commit.id: commit.subject for commit in seen.commits}
    for pair in sorted(seen.co_changes, key=lambda pair: -len(pair.commits)):
        if (pair.one in inside) is not (pair.other in inside):
            other = pair.other if pair.one in inside else pair.one
            yield FactRow("changes together with", other, places.get(other, ""), "likely", commits_of(pair, subjects))


def _parts(ran: list[str], inside: set[str]) -> str:
    return "" if len(inside) == 1 else f"ran {some(ran)}"


def _ran(seen: Observations, inside: set[str], places: dict[str, str]) -> Iterator[FactRow]:
    for one in seen.calls:
        detail = timing_in_words(one.timing)
        if one.source in inside and one.target not in inside:
            yield FactRow("was seen to run", one.target, places.get(one.target, ""), "certain", detail)
        elif one.target in inside and one.source not in inside:
            yield FactRow("was seen to run below", one.source, places.get(one.source, ""), "certain", detail)
    for use in seen.accesses:
        if use.symbol in inside:
            detail = f"{use.operation}, {timing_in_words(use.timing)}"
            yield FactRow("was seen to use", use.table, places.get(use.symbol, ""), "certain", detail)


def commits_of(pair: CoChange, subjects: dict[str, str]) -> str:
    """How many commits changed both, and the newest of them."""
    named = "; ".join(f"{commit} {subjects.get(commit, '')}" for commit in pair.commits[:_COMMITS])
    more = f"; and {len(pair.commits) - _COMMITS} more" if len(pair.commits) > _COMMITS else ""
    return f"{count(len(pair.commits), 'commit')}: {named}{more}"


def observed_of_routes(seen: Observations, keys: set[str]) -> Iterator[FactRow]:
    """How often they were asked for, and how that went."""
    for one in seen.traffic:
        if one.route in keys:
            statuses = ", ".join(f"{status} {number:,}" for status, number in one.statuses)
            detail = ", ".join(filter(None, (timing_in_words(one.timing), statuses)))
            yield FactRow("was asked for", one.route, "", "certain", f"{detail} ({one.kind})")


def observed_of_tables(seen: Observations, table: str, places: dict[str, str]) -> Iterator[FactRow]:
    """Who was seen to use it."""
    for one in seen.accesses:
        if one.table == table:
            detail = f"{one.operation}, {timing_in_words(one.timing)}"
            yield FactRow("was seen to be used by", one.symbol, places.get(one.symbol, ""), "certain", detail)
