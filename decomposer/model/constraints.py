"""What people decided about every cut, whatever a search finds."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

SHARED = ""
"""The name under which the shared kernel holds units."""

Hold = Literal["pin", "seed", "frozen"]


class Group(Struct, frozen=True, gc=False):
    """The units that an entry of the boundary file names by one path, sorted, and the line in which it stands."""

    path: str
    units: tuple[str, ...]
    line: int | None = None


class Held(Struct, frozen=True, gc=False):
    """Units that stay in a service, or in the shared kernel: pinned, seeds of it, or what a frozen one is made of."""

    service: str
    kind: Hold
    group: Group


class Constraints(Struct, frozen=True, gc=False):
    """What each cut must keep.

    `together`: all units of an entry are in the same service. `apart`: no service has units of two groups of an entry.
    `forbidden`: no service is made of these units alone, unless people named it themselves; `forbidden_names`: none is
    called so. `services`: the least and the most services, and `services_line` where that stands. Nothing joins or
    leaves a service whose units are held as `frozen`.
    """

    held: tuple[Held, ...] = ()
    together: tuple[tuple[Group, ...], ...] = ()
    apart: tuple[tuple[Group, ...], ...] = ()
    forbidden: tuple[Group, ...] = ()
    forbidden_names: frozenset[str] = frozenset()
    services: tuple[int, int] | None = None
    services_line: int | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """The services that hold units, sorted, without the shared kernel."""
        return tuple(sorted({one.service for one in self.held if one.group.units} - {SHARED}))

    @property
    def frozen(self) -> frozenset[str]:
        """The services that nothing joins or leaves."""
        return frozenset(one.service for one in self.held if one.kind == "frozen")

    @property
    def owners(self) -> dict[str, str]:
        """The service, or `SHARED`, of each held unit."""
        return {unit: one.service for one in self.held for unit in one.group.units}


FREE = Constraints()
"""Nothing is decided."""


class Objection(Struct, frozen=True, order=True, gc=False):
    """Evidence that is strongly against what people decided: the decision is kept, and people are told.

    The units of `path` are in `service`, to the rest of which their edges weigh `pull`; those to `other` weigh
    `other_pull`.
    """

    line: int
    decision: str
    path: str
    service: str
    pull: float
    other: str
    other_pull: float

    @property
    def text(self) -> str:
        """All of it in one sentence."""
        where = f"line {self.line}" if self.line else "a constraint"
        kept = f"{where} keeps {self.path!r} in {self.service!r} ({self.decision})"
        return f"{kept}, but evidence pulls it to {self.other!r}: {self.other_pull:g} against {self.pull:g}"
