"""The strangler-fig plan: ordered steps, each of them one service leaving the monolith."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from analyzers.program import ForeignKey, Join, Location, Transaction


class CallSite(Struct, frozen=True, order=True, gc=False):
    """A place where a call crosses the new boundary and must be replaced.

    `direction`: `inbound` when the rest of the program calls the new service, `outbound` when the service calls the rest.
    """

    location: Location
    source: str
    target: str
    kind: str
    direction: Literal["inbound", "outbound"]
    other: str
    """The service on the other side, or `monolith`."""
    in_loop: bool = False


class SharedTable(Struct, frozen=True, gc=False):
    """A table that other services than its owner use: who reads and who writes it."""

    table: str
    owner: str
    readers: tuple[str, ...]
    writers: tuple[str, ...]
    locations: tuple[Location, ...]


class Step(Struct, frozen=True, gc=False):
    """One service is taken out. `routes` are `METHOD pattern` keys; `depends_on` are services that must be out before.

    `breaks_cycle_with` names services of the same dependency cycle that are still inside when this step runs.
    """

    number: int
    service: str
    technique: str
    why_now: str
    depends_on: tuple[str, ...]
    breaks_cycle_with: tuple[str, ...]
    units: tuple[str, ...]
    routes: tuple[str, ...]
    tasks: tuple[str, ...]
    tables: tuple[str, ...]
    call_sites: tuple[CallSite, ...]
    foreign_keys: tuple[ForeignKey, ...]
    shared_tables: tuple[SharedTable, ...]
    joins: tuple[Join, ...]
    transactions: tuple[Transaction, ...]
    gateway: str
    """Path of the gateway configuration of this step, relative to the output folder."""


class Plan(Struct, frozen=True, gc=False):
    """All steps in order, the dependency cycles between services, and what stays in the monolith."""

    steps: tuple[Step, ...]
    cycles: tuple[tuple[str, ...], ...]
    shared_kernel: tuple[str, ...]
    stays: tuple[str, ...]
    """Route keys that no service owns."""
