"""What differs between two cuts of a program."""

from __future__ import annotations

from msgspec import Struct

from .proposal import CutMetrics


class MovedUnit(Struct, frozen=True, order=True, gc=False):
    """A unit in another service than what became of its own; None is the shared kernel."""

    unit: str
    source: str | None
    target: str | None


class Rejoined(Struct, frozen=True, order=True, gc=False):
    """Several services of one cut that are one in the other."""

    parts: tuple[str, ...]
    whole: str


class Renamed(Struct, frozen=True, order=True, gc=False):
    """The service that has most of another one, under a new name."""

    source: str
    target: str


class Comparison(Struct, frozen=True, gc=False):
    """The way from the first cut to the second one, each list sorted.

    `common` units are in both, `same` of them are where the rest of their service is. `before` and `after` are the
    numbers of both, where a graph was given.
    """

    common: int
    same: int
    merges: tuple[Rejoined, ...]
    splits: tuple[Rejoined, ...]
    renames: tuple[Renamed, ...]
    moves: tuple[MovedUnit, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    before: CutMetrics | None = None
    after: CutMetrics | None = None


class ComparisonDocument(Comparison, frozen=True, gc=False, kw_only=True):
    """`compare`: what differs between two cuts; the numbers of both are null without a source."""

    schema_version: int
