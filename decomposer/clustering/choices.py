"""Several proposals from coarse to fine, and which one is recommended.

The middle one has as many services as the search finds good; the coarse one is searched among a third to three fifths
as many, the fine one among one and a half to twice as many. A proposal that does not differ in number is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import fsum

from decomposer.model.choices import Choice, Choices, Fineness, Verdict
from decomposer.model.phrases import count, some
from decomposer.model.proposal import Proposal

ORDER: tuple[Fineness, ...] = ("coarse", "middle", "fine")


def range_of(fineness: Fineness, middle: int) -> tuple[int, int] | None:
    """The least and the most services of a proposal, if the middle one has so many; None if there is no such number."""
    if fineness == "coarse":
        most = min(middle - 1, round(0.6 * middle))
        return (max(1, round(middle / 3)), most) if most >= 1 else None
    least = max(middle + 1, round(1.5 * middle))
    return (least, max(least, 2 * middle)) if fineness == "fine" and middle else None


def compare_choices(proposals: Mapping[Fineness, Proposal], verdicts: Mapping[Fineness, Verdict]) -> Choices:
    """The table of criteria; `proposals` has a middle one, which is recommended; each has its verdict."""
    middle = len(proposals["middle"].services)
    rows = [
        _choice(name, proposals[name], verdicts[name])
        for name in ORDER
        if name in proposals and (name == "middle" or _differs(name, len(proposals[name].services), middle))
    ]
    return Choices(tuple(rows), "middle", _why({row.name: row for row in rows}))


def _differs(name: Fineness, services: int, middle: int) -> bool:
    return services < middle if name == "coarse" else services > middle


def _choice(name: Fineness, proposal: Proposal, verdict: Verdict) -> Choice:
    lines = [service.lines for service in proposal.services]
    stability = list(proposal.stability.values())
    return Choice(
        name=name,
        services=len(lines),
        largest=round(max(lines, default=0) / (sum(lines) or 1), 4),
        stability=round(fsum(stability) / len(stability), 4) if stability else 0.0,
        metrics=proposal.metrics,
        separable=sum(row.separable for row in verdict.rows),
    )


def _why(rows: Mapping[Fineness, Choice]) -> str:
    """What the others would cost more, and what they would save, in one sentence."""
    middle = rows["middle"]
    told = [f"{count(middle.services, 'service')}, the largest with {middle.largest:.0%} of the lines"]
    told += [
        f"{row.name} ({row.services:,}) has {_difference(row, middle)}" for row in rows.values() if row is not middle
    ]
    return "; ".join(told)


def _difference(row: Choice, middle: Choice) -> str:
    alone = f"{row.separable:,} that can stand alone"
    return some([f"{row.largest:.0%} of the lines in one service", alone, *_changes(row, middle)], 5)


def _changes(row: Choice, middle: Choice) -> Iterator[str]:
    ours, theirs = row.metrics, middle.metrics
    for number, noun in (
        (ours.foreign_writes - theirs.foreign_writes, "foreign write"),
        (ours.split_transactions - theirs.split_transactions, "split transaction"),
        (ours.cut_foreign_keys - theirs.cut_foreign_keys, "cut foreign key"),
    ):
        if number:
            yield f"{count(abs(number), noun)} {'more' if number > 0 else 'fewer'}"
