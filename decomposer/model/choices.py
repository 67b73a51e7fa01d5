"""How fine to cut, and whether to cut at all: several proposals beside each other, and a verdict, with numbers."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from .proposal import CutMetrics

AlgorithmName = Literal["memetic", "louvain", "consensus", "agglomerative", "spectral", "label-propagation"]
"""Ways to look for services."""

Fineness = Literal["coarse", "middle", "fine"]
Advice = Literal["cut", "cut some", "stay modular"]


class Choice(Struct, frozen=True, gc=False):
    """One proposal among several: how many services, what share of the lines the largest has, and the numbers.

    `stability` is the mean over all units that were searched for.
    """

    name: Fineness
    services: int
    largest: float
    stability: float
    metrics: CutMetrics
    separable: int = 0
    """How many of the services stand by themselves."""


class Choices(Struct, frozen=True, gc=False):
    """Proposals from coarse to fine, which of them is recommended, and why."""

    rows: tuple[Choice, ...]
    recommended: Fineness
    why: str


class Separation(Struct, frozen=True, gc=False):
    """What ties one service to the others, each as a share of what it has: 0 is free, 1 is entangled.

    `calls` between units, `writes` (pairs of unit and table) that it does to tables of others or others to its own,
    `transactions` that write its tables together with those of others. `turns` is how many uses of services that stay
    in its cycle must be turned round when it leaves. `separable` is the verdict on this service.
    """

    service: str
    lines: int
    calls: float
    writes: float
    transactions: float
    turns: int
    separable: bool


class Verdict(Struct, frozen=True, gc=False):
    """Whether to cut: everything, only `services`, or nothing for now; `why` has the numbers that decide it."""

    advice: Advice
    services: tuple[str, ...]
    why: str
    rows: tuple[Separation, ...]
