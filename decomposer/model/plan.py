"""The strangler-fig plan: ordered steps, each of them one service leaving the monolith."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from analyzers.program import ForeignKey, Join, Location, Transaction

SHARED_KERNEL = "shared kernel"
"""Owner of the units that become a library."""

Instead = Literal["prefetch", "batch endpoint"]
Technique = Literal["strangler route", "branch by abstraction", "worker takeover", "leave in place"]


class CallSite(Struct, frozen=True, order=True, gc=False):
    """A place where a call crosses the new boundary and must be replaced.

    `direction`: `inbound` when the rest of the program calls the new service, `outbound` the other way.
    """

    location: Location
    source: str
    target: str
    kind: str
    direction: Literal["inbound", "outbound"]
    other: str
    """The service on the other side, or `monolith`, or `shared kernel`."""
    in_loop: bool = False


class ChattyLoop(Struct, frozen=True, order=True, gc=False):
    """A place in a loop that would need `other` over the network with each turn.

    By a call that crosses (then no tables are named), or by tables of `other` that are read and written there or below
    what is called; `callee` is empty for what the caller does itself. `instead`: `prefetch` reads for all turns at
    once, before the loop; a `batch endpoint` takes what all turns send.
    """

    location: Location
    caller: str
    callee: str
    other: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    instead: Instead


class SharedTable(Struct, frozen=True, gc=False):
    """A table that other services than its owner use: who reads and who writes it, and where they do."""

    table: str
    owner: str
    readers: tuple[str, ...]
    writers: tuple[str, ...]
    locations: tuple[Location, ...]


class Inversion(Struct, frozen=True, order=True, gc=False):
    """What a leaving service still needs of one that stays inside: turn it round, or serve it from the monolith."""

    other: str
    calls: int
    reads: int
    writes: int
    foreign_keys: int
    base_classes: int

    @property
    def uses(self) -> int:
        """All of them together."""
        return self.calls + self.reads + self.writes + self.foreign_keys + self.base_classes


class Step(Struct, frozen=True, gc=False):
    """One service is taken out. `routes` are `METHOD pattern` keys; `depends_on` are services that must be out before.

    `breaks_cycle_with` names services of the same dependency cycle that are still inside when this step runs;
    `inversions` says what this service needs of them. Call sites, loops, foreign keys, joins and transactions are those
    that link the service with something still inside, so each of them is listed where it is first cut.
    """

    number: int
    service: str
    technique: Technique
    rule: str
    """The rule that chose the technique, with its numbers."""
    why_now: str
    depends_on: tuple[str, ...]
    breaks_cycle_with: tuple[str, ...]
    inversions: tuple[Inversion, ...]
    held_by: tuple[Inversion, ...]
    """What it needs of its whole cycle: what `inversions` would be if it left first."""
    awaited: tuple[Inversion, ...]
    """What it needs of services outside its cycle that leave later: the monolith serves it meanwhile."""
    units: tuple[str, ...]
    routes: tuple[str, ...]
    tasks: tuple[str, ...]
    tables: tuple[str, ...]
    library_tables: tuple[str, ...]
    """Tables that libraries keep and that its code or its foreign keys use: it has its own."""
    call_sites: tuple[CallSite, ...]
    chatty_loops: tuple[ChattyLoop, ...]
    foreign_keys: tuple[ForeignKey, ...]
    shared_tables: tuple[SharedTable, ...]
    joins: tuple[Join, ...]
    transactions: tuple[Transaction, ...]
    preconditions: tuple[str, ...]
    verification: tuple[str, ...]
    rollback: tuple[str, ...]
    gateway: str
    """Path of the gateway configuration of this step, relative to the output folder."""


class Facade(Struct, frozen=True, gc=False):
    """Step 0: the gateway stands before the monolith and diverts nothing."""

    routes: int
    """How many routes of the application pass through it."""
    preconditions: tuple[str, ...]
    verification: tuple[str, ...]
    rollback: tuple[str, ...]
    gateway: str


class Plan(Struct, frozen=True, gc=False):
    """All steps in order, the dependency cycles between services, and what stays in the monolith."""

    facade: Facade
    steps: tuple[Step, ...]
    cycles: tuple[tuple[str, ...], ...]
    shared_kernel: tuple[str, ...]
    stays: tuple[str, ...]
    """Route keys that no service owns."""
