"""What should change in an accepted map because the code did."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from .boundaries import ServiceMap
from .graph import Evidence


class Move(Struct, frozen=True, gc=False):
    """A unit that changes its service (empty for the shared kernel), or one that nobody claimed and that gets one.

    `why`: it is tied to the other service more (`ties`), it is `new` in the map, or a `constraint` wants it. The pulls
    are the weights of its edges to both services, `gain` in [-1, 1] is their difference divided by their sum.
    `evidence` are the surest reasons of its strongest edges to where it goes.
    """

    unit: str
    origin: str | None
    target: str
    why: Literal["ties", "new", "constraint"]
    gain: float
    pull_origin: float
    pull_target: float
    evidence: tuple[Evidence, ...]


class WarmStart(Struct, frozen=True, gc=False):
    """An accepted map on present code, `moves` made: those of the greatest gain first, then what was new.

    `unplaced` are units that nobody claimed and that nothing ties to a service.
    """

    services: ServiceMap
    moves: tuple[Move, ...]
    unplaced: tuple[str, ...]


class MovesDocument(Struct, frozen=True, gc=False):
    """`propose --warm --format json`: what should change in an accepted map. `gone` are names that nothing has."""

    schema_version: int
    moves: tuple[Move, ...]
    unplaced: tuple[str, ...]
    gone: tuple[str, ...]
