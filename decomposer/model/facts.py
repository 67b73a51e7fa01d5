"""All facts of a program as flat rows, for other programs: fields are named as in the records they come from."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from analyzers.program import BlindSpotKind, Confidence, Operation, ReferenceKind, StateStore

from .documents import GraphDocument
from .evidence import Observations


class ModuleRow(Struct, frozen=True, gc=False):
    """One file that was read."""

    name: str
    path: str
    lines: int
    dialect: Literal["python3", "python2"]
    role: Literal["code", "test", "migration"]
    scripts: tuple[str, ...]


class ApplicationRow(Struct, frozen=True, gc=False):
    """An installed application of Django."""

    package: str
    label: str


class DefinitionRow(Struct, frozen=True, gc=False):
    """A module, class, function, method or lambda; `parent` is what stands around it, `decorators` are as written."""

    id: str
    kind: Literal["module", "class", "function", "method", "lambda"]
    module: str
    parent: str | None
    location: str
    end_line: int
    decorators: tuple[str, ...]


class ReferenceRow(Struct, frozen=True, gc=False):
    """One definition uses another; `mechanism` names the framework's function, the template or the signal between.

    `callers` are those for whom it does, where a function that many share uses another one for each.
    """

    source: str
    target: str
    kind: ReferenceKind
    scope: Literal["project", "external", "builtin"]
    mechanism: str
    confidence: Confidence
    in_loop: bool
    callers: tuple[str, ...]
    location: str


class DataTableRow(Struct, frozen=True, gc=False):
    """A table of the data store; one without a class has no model."""

    name: str
    model: str | None
    label: str
    managed: bool
    location: str


class ForeignKeyRow(Struct, frozen=True, gc=False):
    """A reference between tables; `column` is the attribute that declares it."""

    table: str
    column: str
    target: str
    kind: Literal["foreign_key", "one_to_one", "many_to_many", "inheritance"]
    confidence: Confidence
    location: str


class AccessRow(Struct, frozen=True, gc=False):
    """A function reads or writes a table at one place; `mechanism` is `orm`, `sql` or `cascade`.

    `callers` are those for whom it is this table, where a shared function has another one for each.
    """

    function: str
    table: str
    operation: Operation
    mechanism: str
    confidence: Confidence
    in_loop: bool
    callers: tuple[str, ...]
    location: str


class JoinRow(Struct, frozen=True, gc=False):
    """One query over several tables."""

    function: str
    tables: tuple[str, ...]
    mechanism: str
    location: str


class StateUseRow(Struct, frozen=True, gc=False):
    """A function reads or writes what is still there when it has ended: under a key of a cache, in a variable...

    `is_filling`: it is only written where nothing was before; `kept_from` are the functions that give what is kept.
    `held_until`: the last line at which a lock is held; 0 where it is not taken. `manner` says more of a write.
    `is_kept`: a file is written at a place where others look.
    """

    function: str
    store: StateStore
    name: str
    key: str
    way: Literal["read", "write"]
    confidence: Confidence
    is_filling: bool
    kept_from: tuple[str, ...]
    held_until: int
    manner: Literal["", "renewed", "set", "copied", "removed", "live"]
    is_kept: bool
    location: str


class SettingUseRow(Struct, frozen=True, gc=False):
    """A function reads or sets an environment variable or a setting; `value` is the default or what is set."""

    function: str
    source: Literal["environment", "settings"]
    name: str
    way: Literal["read", "write"]
    value: str
    is_literal: bool
    at_import: bool
    confidence: Confidence
    location: str


class OutgoingRow(Struct, frozen=True, gc=False):
    """A function asks another system: `target` is a URL, host or name with `…` for what is not known.

    `is_literal`: only the source says what host that is.
    """

    function: str
    system: str
    operation: str
    target: str
    mechanism: str
    confidence: Confidence
    in_loop: bool
    is_literal: bool
    location: str


class LaunchRow(Struct, frozen=True, gc=False):
    """A function starts a process or a thread; `what` is the command, or the function that runs there.

    `is_awaited`: the function goes on only when a thread or a process of Python has ended. `is_cancelled`: whoever
    starts a timer also stops it.
    """

    function: str
    kind: Literal["process", "thread"]
    what: str
    mechanism: str
    confidence: Confidence
    is_awaited: bool
    is_cancelled: bool
    location: str


class AtomicRow(Struct, frozen=True, gc=False):
    """A transaction and the tables that are written in it, also by what it calls, in the database that it names."""

    function: str
    tables: tuple[str, ...]
    mechanism: str
    database: str
    location: str


class PatternRow(Struct, frozen=True, gc=False):
    """A route; `order` is its place in the URL table, `is_prefix` marks one with everything below.

    `operation` names what one path answers among others, such as `Query.orders` of GraphQL.
    """

    method: str
    pattern: str
    regex: str
    handler: str
    name: str
    framework: str
    order: int
    is_prefix: bool
    operation: str
    confidence: Confidence
    location: str


class AroundRow(Struct, frozen=True, gc=False):
    """What is put around each request; `order` counts from the outermost one."""

    name: str
    handler: str
    framework: str
    order: int
    location: str


class JobRow(Struct, frozen=True, gc=False):
    """What runs outside a request."""

    name: str
    function: str
    kind: Literal["queue", "command"]
    framework: str
    schedule: str
    location: str


class EntryRow(Struct, frozen=True, gc=False):
    """The tables that the whole call tree of a route (`METHOD pattern`), middleware or task reads and writes."""

    kind: Literal["route", "middleware", "task"]
    name: str
    symbol: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    location: str


class GapRow(Struct, frozen=True, gc=False):
    """Something seen and not resolved, or a file that was not read."""

    kind: BlindSpotKind
    reason: str
    detail: str
    location: str


class FactsPart(Struct, frozen=True, gc=False):
    """Everything that was read, each list in the order of the source or of the URL table."""

    modules: tuple[ModuleRow, ...]
    applications: tuple[ApplicationRow, ...]
    definitions: tuple[DefinitionRow, ...]
    references: tuple[ReferenceRow, ...]
    tables: tuple[DataTableRow, ...]
    foreign_keys: tuple[ForeignKeyRow, ...]
    accesses: tuple[AccessRow, ...]
    joins: tuple[JoinRow, ...]
    state: tuple[StateUseRow, ...]
    settings: tuple[SettingUseRow, ...]
    outgoing: tuple[OutgoingRow, ...]
    launches: tuple[LaunchRow, ...]
    transactions: tuple[AtomicRow, ...]
    routes: tuple[PatternRow, ...]
    middleware: tuple[AroundRow, ...]
    tasks: tuple[JobRow, ...]
    entries: tuple[EntryRow, ...]
    blind_spots: tuple[GapRow, ...]


class ExportDocument(GraphDocument, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """`export`: what graph.json holds, all facts behind it, and the evidence besides the source if there is any."""

    facts: FactsPart
    evidence: Observations | None = None
