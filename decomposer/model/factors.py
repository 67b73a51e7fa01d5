"""What stands in the way of twelve-factor operation, as the source tells it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Factor = Literal[
    "config",
    "backing services",
    "processes",
    "concurrency",
    "disposability",
    "logs",
]


class FactorFinding(Struct, frozen=True, gc=False):
    """One thing to change. `subject` says what it is about and stays the same where lines move; places are sorted.

    `functions` are those that use it, writers before readers; `detail` says more, such as which tables a memo is of.
    `unknown` is what the source does not tell of one that is only worth a look.
    """

    factor: Factor
    rule: str
    subject: str
    detail: str
    functions: tuple[str, ...]
    locations: tuple[str, ...]
    unknown: str = ""


class FactorAdvice(Struct, frozen=True, gc=False):
    """What to do about all findings of one rule."""

    rule: str
    advice: str


class FactorsDocument(Struct, frozen=True, gc=False):
    """`scan --twelve-factors`: findings by factor and rule, what to do, and factors that the source does not tell.

    `apart` is worth a look: it may hurt as well, but the source does not prove that; each says what is not known.
    """

    schema_version: int
    findings: tuple[FactorFinding, ...]
    advice: tuple[FactorAdvice, ...]
    not_told: tuple[str, ...]
    apart: tuple[FactorFinding, ...]
