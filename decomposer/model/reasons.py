"""Why a cut is as it is: what ties each unit to its service, what holds a service together, and what it costs."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from analyzers.program import Location

from .constraints import Objection
from .graph import View
from .proposal import CutMetrics


class Tie(Struct, frozen=True, order=True, gc=False):
    """One edge as an example: its surest evidence; `service` is on the other side, empty for the same service.

    `source` and `target` are symbols or tables; `weight` is what the edge weighs in one view.
    """

    source: str
    target: str
    location: Location
    detail: str
    weight: float
    service: str = ""


class ViewTies(Struct, frozen=True, gc=False):
    """Edges of one kind: how many pairs of units, what they weigh together, and the strongest of them."""

    view: View
    edges: int
    weight: float
    strongest: tuple[Tie, ...]


class ViewPull(Struct, frozen=True, gc=False):
    """What ties a unit to its own service and to the second-best one, by one kind of evidence."""

    view: View
    own: float
    second: float


class UnitReasons(Struct, frozen=True, gc=False):
    """How surely a unit belongs to its service.

    `own` is the weight of its edges to the other units of its service, `rival` that to the service that pulls most
    after it, which is `second` (empty if there is none). `margin` is (own - rival) / (own + rival), from -1 to 1, and 0
    without any edge. `stability` is the share of runs that keep it with most of its service, None if it was not
    searched for: placed beside others, or decided by people.
    """

    unit: str
    service: str
    stability: float | None
    own: float
    second: str
    rival: float
    margin: float
    views: tuple[ViewPull, ...]


class Move(Struct, frozen=True, gc=False):
    """What changes if a unit moves: `views` tell what ties it to the service it leaves, and to the one it goes to.

    `source` is empty for a unit of no service; `before` and `after` are the numbers of the whole cut.
    """

    unit: str
    source: str
    target: str
    views: tuple[ViewPull, ...]
    before: CutMetrics
    after: CutMetrics


class ServiceReasons(Struct, frozen=True, gc=False):
    """Why a service is one: its sure and its unsure units, what holds it together and what cutting it costs.

    `inside` is the weight of the edges between its units, as part of that of all edges they have to placed units.
    `borderline` begins with the least sure. `holds` and `costs` begin with what weighs most.
    """

    service: str
    inside: float
    core: tuple[str, ...]
    borderline: tuple[str, ...]
    holds: tuple[ViewTies, ...]
    costs: tuple[ViewTies, ...]


class SharedReasons(Struct, frozen=True, gc=False):
    """Why a unit is shared kernel: how many units use it, of how many services, and the share of those of one service.

    `biggest` is the service with most of the users, empty if no service has any; `owns_data` is true only where people
    decided it.
    """

    unit: str
    users: int
    services: int
    biggest: str
    share: float
    owns_data: bool


class SplitPart(Struct, frozen=True, gc=False):
    """The parts of something that belong to one service."""

    service: str
    members: tuple[str, ...]


class Split(Struct, frozen=True, gc=False):
    """A class whose methods, or a module whose definitions, belong to several services; its own service first.

    `rest` are members that speak for no service: they stay, or become a library.
    """

    name: str
    kind: Literal["class", "module"]
    location: Location
    parts: tuple[SplitPart, ...]
    rest: tuple[str, ...] = ()


class Reasons(Struct, frozen=True, gc=False):
    """The reasons of a whole cut, sorted by name; units of no service are not in it.

    `objections`: what people decided, and is so, though evidence is strongly against it.
    """

    services: tuple[ServiceReasons, ...]
    units: tuple[UnitReasons, ...]
    shared: tuple[SharedReasons, ...] = ()
    splits: tuple[Split, ...] = ()
    objections: tuple[Objection, ...] = ()
