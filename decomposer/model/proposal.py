"""What clustering proposes: services, shared kernel, and how good the cut is."""

from __future__ import annotations

from msgspec import Struct


class Service(Struct, frozen=True, gc=False):
    """A proposed set of units and what goes with them.

    `routes` are `METHOD pattern` keys, `tasks` are task names. `confidence` in [0, 1]: the mean share of runs, over
    several seeds and resolutions, that keep a unit of this service together with most of it.
    """

    name: str
    units: tuple[str, ...]
    tables: tuple[str, ...]
    routes: tuple[str, ...]
    tasks: tuple[str, ...]
    lines: int
    confidence: float


class CutMetrics(Struct, frozen=True, gc=False):
    """Numbers of a cut; the formulas stand in `decomposer.clustering.quality`."""

    modularity: float
    inter_service_calls: float
    foreign_writes: int
    foreign_reads: int
    split_transactions: int
    cut_foreign_keys: int
    cut_joins: int
    chatty_cuts: int


class Proposal(Struct, frozen=True, gc=False):
    """Services that cover each unit once; units in `shared_kernel` belong to none and own no data.

    `stability` in [0, 1] is the share of runs that keep a unit with most of its service, if it was searched for.
    """

    services: tuple[Service, ...]
    shared_kernel: tuple[str, ...]
    algorithm: str
    seed: int
    resolution: float
    metrics: CutMetrics
    stability: dict[str, float] = {}
