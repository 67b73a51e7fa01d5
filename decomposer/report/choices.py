"""A verdict and the choice between proposals, in words and rows that several reports show."""

from __future__ import annotations

from decomposer.model.choices import Choice, Choices, Separation, Verdict
from decomposer.model.phrases import count, some

_ADVICE = {"cut": "cut", "cut some": "cut out only", "stay modular": "stay modular"}

CHOICE_HEADER = (
    "Choice",
    "Services",
    "Stand alone",
    "Largest",
    "Calls across",
    "Foreign writes",
    "Split transactions",
    "Cut foreign keys",
    "Cut joins",
    "Calls in loops",
    "Modularity",
    "Stability",
)
SEPARATION_HEADER = (
    "Service",
    "Lines",
    "Calls across",
    "Foreign writes",
    "Split transactions",
    "To turn round",
    "Stands by itself",
)


def verdict_in_words(verdict: Verdict, shown: int | None = None) -> str:
    """`cut out only billing, mail: 2 of 7 services, ...`, with the first names if `shown` is given."""
    named = ""
    if verdict.advice == "cut some":
        named = f" {some(verdict.services, len(verdict.services) if shown is None else shown)}"
    return f"{_ADVICE[verdict.advice]}{named}: {verdict.why}"


def choices_in_words(choices: Choices) -> str:
    """`coarse 5 services (2 can stand alone), middle 11 (3, recommended), fine 19 (3)`."""
    first, *others = choices.rows
    told = [
        f"{first.name} {count(first.services, 'service')} ({first.separable:,} can stand alone{_mark(first, choices)})"
    ]
    told += [f"{row.name} {row.services:,} ({row.separable:,}{_mark(row, choices)})" for row in others]
    return ", ".join(told)


def _mark(row: Choice, choices: Choices) -> str:
    return ", recommended" * (row.name == choices.recommended)


def choice_row(row: Choice) -> tuple[str, ...]:
    """The criteria of one proposal, as `CHOICE_HEADER` says."""
    found = row.metrics
    counts = found.foreign_writes, found.split_transactions, found.cut_foreign_keys, found.cut_joins, found.chatty_cuts
    return (
        row.name,
        f"{row.services:,}",
        f"{row.separable:,}",
        f"{row.largest:.0%} of lines",
        f"{found.inter_service_calls:.0%}",
        *(f"{number:,}" for number in counts),
        f"{found.modularity:.2f}",
        f"{row.stability:.0%}",
    )


def separation_row(row: Separation) -> tuple[str, ...]:
    """The numbers of one service, as `SEPARATION_HEADER` says, without its name."""
    shares = (row.calls, row.writes, row.transactions)
    told = (f"{share:.0%}" for share in shares)
    return f"{row.lines:,}", *told, f"{row.turns:,}", "yes" if row.separable else "no"
