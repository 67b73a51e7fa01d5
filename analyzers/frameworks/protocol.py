"""What a framework reader is: flow summaries before linking, facts after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple, Protocol

from analyzers.facts import Expression
from analyzers.linking.calls import CallSite, CallsOutside
from analyzers.linking.code import CodeIndex, Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.occurrences import WrittenName
from analyzers.linking.summaries import Summary
from analyzers.linking.transactions import TransactionScope
from analyzers.program import (
    Application,
    BlindSpot,
    DataAccess,
    ForeignKey,
    Join,
    Launch,
    LibraryTable,
    Location,
    Middleware,
    OutgoingCall,
    Reference,
    Route,
    SettingUse,
    StateUse,
    Table,
    Task,
)


@dataclass
class FrameworkFacts:
    """What one reader found; a reader fills the lists it has something for.

    `route_names` are names that lead to routes besides those that the routes have, each with its handlers.
    `library_tables` may name more than the program uses.
    """

    routes: list[Route] = field(default_factory=list)
    route_names: Mapping[str, Iterable[str]] = field(default_factory=dict)
    middleware: list[Middleware] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    library_tables: list[LibraryTable] = field(default_factory=list)
    foreign_keys: list[ForeignKey] = field(default_factory=list)
    accesses: list[DataAccess] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    state: list[StateUse] = field(default_factory=list)
    settings: list[SettingUse] = field(default_factory=list)
    outgoing: list[OutgoingCall] = field(default_factory=list)
    launches: list[Launch] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    transactions: list[TransactionScope] = field(default_factory=list)
    blind_spots: list[BlindSpot] = field(default_factory=list)
    applications: list[Application] = field(default_factory=list)


class Linked(NamedTuple):
    """The linked program as readers see it: never a syntax tree, never another reader.

    `outside` are the calls of the program's own code by the import path of what they call in a library.
    """

    code: CodeIndex
    evaluator: Evaluator
    sites: Sequence[CallSite]
    names: Sequence[WrittenName]
    outside: CallsOutside = MappingProxyType({})


class Mounted(NamedTuple):
    """A route of what another framework puts into a URL table: `path` in Django's syntax, without its beginning.

    `name` is its URL name, `spaces` are the names of the namespace in which that stands.
    """

    path: str
    methods: tuple[str, ...]
    handler: str
    location: Location
    name: str = ""
    spaces: tuple[str, ...] = ()


class Mounts(Protocol):
    """Knows the objects of another framework that a URL table can include, such as `api.urls`."""

    def collect(self, linked: Linked) -> None:
        """Looks at the linked program; called once, before all questions."""

    def mounted(self, owner: Expression, frame: Frame) -> list[Mounted] | None:
        """The routes of `owner.urls`, in the order of the URL table; None when it is no object of the framework."""


class Operation(NamedTuple):
    """One of several things that a view does by what stands in the request: a field of a GraphQL schema."""

    name: str
    handler: str
    location: Location
    framework: str


class Endpoints(Protocol):
    """Knows views that answer operations behind one path."""

    def collect(self, linked: Linked) -> None:
        """Looks at the linked program; called once, before all questions."""

    def operations(self, view: Expression, frame: Frame) -> list[Operation]:
        """What a view, as it is written in a URL table, answers; nothing for any other view."""


class Extensions(NamedTuple):
    """Those who know more about a URL table than the framework whose table it is."""

    mounts: Sequence[Mounts] = ()
    endpoints: Sequence[Endpoints] = ()


class Reader(Protocol):
    """Reads one framework. A reader without knowledge of values returns None from `prepare`."""

    def prepare(self, evaluator: Evaluator) -> Summary | None:
        """Looks at classes and their bases; returns what it knows of the framework's own code."""

    def read(self, linked: Linked) -> FrameworkFacts:
        """Derives facts from linked code; called once, after `prepare`."""
