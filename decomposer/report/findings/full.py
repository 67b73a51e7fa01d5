"""The verdict for people at a terminal: findings with their places and chains, then the numbers of each pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decomposer.model.finding import Finding, Place, Verdict
from decomposer.model.phrases import count, one_line

from .selection import WORDS, by_pair, heading, in_numbers, select, summary

_PLACES = 3


def render_full(verdict: Verdict, limit: int | None = None, *, known: bool = False) -> str:
    """Each finding with what to do, grouped by pair; known ones are counted only, unless they are wanted."""
    shown = select(verdict, limit, known=known)
    lines: list[str] = []
    for pair, findings in by_pair(shown.findings):
        lines += [pair, *(line for one in findings for line in _finding(one)), ""]
    if shown.hidden:
        lines += [f"{count(shown.hidden, 'other finding')} not shown: raise --limit, or see the JSON output", ""]
    lines += _section("What each needs of others", [_pair(one) for one in _numbers(verdict)])
    lines += _section("Accepted for two more weeks at most", list(_ending(verdict)))
    lines += _section("Not read: what is in it is not known", [one_line(str(place)) for place in verdict.unread])
    return "\n".join([*lines, summary(verdict), ""])


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return [title, *(f"  {line}" for line in lines), ""] if lines else []


def _finding(one: Finding) -> Iterator[str]:
    marks = [
        WORDS[one.state],
        *(["warning"] if one.severity == "warning" else []),
        *([] if one.fails else ["does not fail"]),
    ]
    yield f"  {one.identity.rule}: {one_line(one.message)} [{', '.join(marks)}]"
    for place in one.places[:_PLACES]:
        yield f"    {_place(place)}"
        yield from (f"      over {one_line(str(hop.location))} {one_line(hop.symbol)}" for hop in place.chain)
    if len(one.places) > _PLACES:
        yield f"    and {count(len(one.places) - _PLACES, 'other place')}"
    if one.note:
        yield f"    {one_line(one.note)}"
    yield f"    do: {one_line(one.instead)}"


def _place(place: Place) -> str:
    return one_line(f"{place.location} {place.symbol}")


def _numbers(verdict: Verdict) -> list[tuple[str, str]]:
    return [(heading(one.source, one.owner), in_numbers(one)) for one in verdict.pairs]


def _pair(row: tuple[str, str]) -> str:
    return f"{row[0]}: {row[1]}"


def _ending(verdict: Verdict) -> Iterator[str]:
    for entry in verdict.ending:
        identity = entry.identity
        pair = heading(identity.source, identity.owner)
        yield f"{entry.until} {pair}: {identity.rule} {one_line(identity.target)}"
