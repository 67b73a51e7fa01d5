"""How good a partition is, by many metrics."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Topic = Literal["agreement", "structure", "size", "interfaces", "business", "data"]


class Metric(Struct, frozen=True, gc=False):
    """What a metric is about, and which way is better."""

    topic: Topic
    better: Literal["up", "down"]


METRICS: dict[str, Metric] = {
    "mojofm": Metric("agreement", "up"),
    "ari": Metric("agreement", "up"),
    "ami": Metric("agreement", "up"),
    "precision": Metric("agreement", "up"),
    "recall": Metric("agreement", "up"),
    "foreign_writes": Metric("data", "down"),
    "foreign_reads": Metric("data", "down"),
    "split_transactions": Metric("data", "down"),
    "cut_foreign_keys": Metric("data", "down"),
    "cut_joins": Metric("data", "down"),
    "chatty_cuts": Metric("data", "down"),
    "services_per_route": Metric("data", "down"),
    "services_per_route_max": Metric("data", "down"),
    "complexity": Metric("business", "down"),
    "uniform_complexity": Metric("business", "down"),
    "bcp": Metric("business", "down"),
    "modularity": Metric("structure", "up"),
    "turbo_mq": Metric("structure", "up"),
    "sm": Metric("structure", "up"),
    "sm_jin": Metric("structure", "up"),
    "icp": Metric("structure", "down"),
    "icp_raw": Metric("structure", "down"),
    "ifn": Metric("structure", "down"),
    "ifn_units": Metric("structure", "down"),
    "chm": Metric("interfaces", "up"),
    "chd": Metric("interfaces", "up"),
    "ned": Metric("size", "down"),
    "ned_clusters": Metric("size", "down"),
}
"""All of them by their keys; the order is that of reports. Formulas stand in `decomposer.clustering.quality`."""


class Matched(Struct, frozen=True, gc=False):
    """The service of each unit that a partition names (None: the shared kernel), and its names that match no unit."""

    services: dict[str, str | None]
    unmatched: tuple[str, ...] = ()

    @property
    def placed(self) -> dict[str, str]:
        """Units that are in a service."""
        return {unit: service for unit, service in self.services.items() if service is not None}


class MetricRow(Struct, frozen=True, gc=False):
    """One number; metrics that the input has no facts for have no row."""

    key: str
    topic: Topic
    value: float
    better: Literal["up", "down"]


class ScoreDocument(Struct, frozen=True, gc=False):
    """`score`: a partition in numbers.

    `services` is their number (K), `placed` how many of the `units` are in one, `coverage` the share of these. Units
    are those of the graph, or without one, all names. `compared` units are in a service here and in the reference,
    where these have `reference_services`. `unmatched` names of the partition, and of the reference, stand for nothing.
    """

    schema_version: int
    services: int
    units: int
    placed: int
    coverage: float
    compared: int
    reference_services: int
    metrics: tuple[MetricRow, ...]
    unmatched: tuple[str, ...]
    unmatched_reference: tuple[str, ...]
