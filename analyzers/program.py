"""Records of the WHOLE program, resolved: what `analyzers` hands to `decomposer`.

Every record is frozen, ordered deterministically by its reader, and knows the file and line it comes from.
Symbols are named by dotted paths from the source root: `package.module`, `package.module.Class.method`.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Confidence = Literal["certain", "likely", "guess"]
"""certain: one resolved target; likely: several candidates or a framework convention; guess: a name match only."""

Operation = Literal["select", "insert", "update", "delete"]


class Location(Struct, frozen=True, order=True, array_like=True, gc=False):
    """A place in the source: path relative to the analysed root, line from 1."""

    path: str
    line: int

    def __str__(self) -> str:
        """`path:line`, as editors and terminals understand it."""
        return f"{self.path}:{self.line}"


class Module(Struct, frozen=True, array_like=True, gc=False):
    """One readable source file under its import name. `scripts`: what it calls only when it is run itself."""

    name: str
    path: str
    lines: int
    dialect: Literal["python3", "python2"]
    role: Literal["code", "test", "migration"]
    scripts: tuple[str, ...] = ()


class Symbol(Struct, frozen=True, array_like=True, gc=False):
    """A definition. `parent` is the symbol around it, `bases` are symbols or import paths, `decorators` as written."""

    id: str
    kind: Literal["module", "class", "function", "method", "lambda"]
    module: str
    parent: str | None
    location: Location
    end_line: int
    bases: tuple[str, ...] = ()
    docstring: str = ""
    decorators: tuple[str, ...] = ()


ReferenceKind = Literal[
    "call",
    "implicit",
    "instantiate",
    "inherit",
    "import",
    "decorate",
    "mention",
    "via",
    "task",
    "signal",
    "url",
]
"""implicit: a property read, operator or other dunder protocol call; mention: a definition used as a value; via: a call
that passes through a framework, `mechanism` names it; url: a URL name, `mechanism`, which leads to the handler of a
route and calls nothing; import: `mechanism` tells of one that only type checkers make."""

FOR_TYPES = "TYPE_CHECKING"
"""The mechanism of an import that no running program makes."""


class Reference(Struct, frozen=True, array_like=True, gc=False):
    """One symbol uses another one at one place. The source of a URL name may be a template: then it is its path.

    `scope` says where the target lives: `project` (target is a Symbol id), `external` (import path of a library) or
    `builtin` (`<builtin>.len`). `callers` are those for whom it is so, where what many share uses another one for each.
    """

    source: str
    target: str
    kind: ReferenceKind
    location: Location
    confidence: Confidence = "certain"
    scope: Literal["project", "external", "builtin"] = "project"
    mechanism: str = ""
    in_loop: bool = False
    callers: tuple[str, ...] = ()


class TemplateUse(Struct, frozen=True, order=True, array_like=True, gc=False):
    """A template is named: a function renders it, or another template brings it in.

    `source` is a symbol, or the path of the other template; `template` is a path. `mechanism` is `render`, or what the
    other template does: `include`, `extend`, or `module` for what imports macros.
    """

    source: str
    template: str
    mechanism: str
    location: Location
    confidence: Confidence = "certain"


class Table(Struct, frozen=True, gc=False):
    """A table of the data store. `model` is None for one without a class of its own (implicit many-to-many)."""

    name: str
    model: str | None
    label: str
    location: Location
    managed: bool = True


class LibraryTable(Struct, frozen=True, order=True, array_like=True, gc=False):
    """A table that the program uses and a library declares.

    `is_bookkeeping`: its rows only serve the library, such as sessions, content types or the state of migrations.
    """

    name: str
    is_bookkeeping: bool = False


class ForeignKey(Struct, frozen=True, gc=False):
    """A reference between two tables. `column` is the attribute that declares it."""

    table: str
    column: str
    target: str
    kind: Literal["foreign_key", "one_to_one", "many_to_many", "inheritance"]
    location: Location
    confidence: Confidence = "certain"


class DataAccess(Struct, frozen=True, array_like=True, gc=False):
    """A function reads or writes a table at one place.

    `mechanism`: `orm` or `sql`; `cascade` for rows that are changed because they point to deleted ones; `trace` for one
    of a functionality that was traced, where those of each stand in their order. `callers` are
    those for whom it is this table, where a function that many share has another one for each; without, it is for all.
    """

    function: str
    table: str
    operation: Operation
    location: Location
    mechanism: str = "orm"
    confidence: Confidence = "certain"
    in_loop: bool = False
    callers: tuple[str, ...] = ()

    @property
    def is_cascade(self) -> bool:
        """Whether a foreign key asks for it, and no statement of the function."""
        return self.mechanism == "cascade"


StateStore = Literal["cache", "session", "global", "registry", "class", "memo", "lock", "context", "file"]
Manner = Literal["", "renewed", "set", "copied", "removed", "live"]


class StateUse(Struct, frozen=True, order=True, gc=False):
    """A function reads or writes what is still there when it has ended, besides tables.

    | store | what `key` is; `…` stands for what is not known of it |
    | --- | --- |
    | cache, session | a key of a cache, `name` being which one, or of the session of a request |
    | global | a variable of a module, as a dotted path, that functions write |
    | registry | the same, filled only while modules are imported, so that it is the same in each process |
    | class, memo | an attribute of a class that its instances share; the function whose results are remembered |
    | lock, context | what holds a lock of this process (`name`: `event` for an event); values of a thread or context |
    | file | the path of a local file that is written; `name` is `folder`, `log`, `storage` or `temporary` for these |

    `is_filling`: only written where the function has just seen that nothing is there; `kept_from` then gives what is
    kept. `held_until`: the last line at which a lock is held, or 0. `renewed` is what is asked for again when outdated.
    `set` is bound or stored, whatever was there before; `live` holds what only lives in this process, such as threads.
    `is_kept`: a file is written at a place where others look.
    """

    function: str
    store: StateStore
    name: str
    key: str
    way: Literal["read", "write"]
    location: Location
    confidence: Confidence = "likely"
    is_filling: bool = False
    kept_from: tuple[str, ...] = ()
    held_until: int = 0
    manner: Manner = ""
    is_kept: bool = False


class SettingUse(Struct, frozen=True, order=True, gc=False):
    """A function reads or sets what is configured: an environment variable, or a setting of the program.

    `value` is what counts where nothing is configured, or what is set: `…` where it is not known, empty where there is
    none. Of a secret it is `…` as well; `is_literal` says that it stands in the source. `at_import`: it is asked for
    once, when a process starts.
    """

    function: str
    source: Literal["environment", "settings"]
    name: str
    way: Literal["read", "write"]
    location: Location
    value: str = ""
    is_literal: bool = False
    at_import: bool = False
    confidence: Confidence = "certain"


class OutgoingCall(Struct, frozen=True, order=True, gc=False):
    """A function asks another system: over HTTP, or with the client of a backing service.

    `system` is `http`, or what the client talks to, such as `redis`; `operation` is the method of the request or of the
    client, empty for making one; `target` is the URL, host, or name of what is asked, with `…` for what is not known.
    `mechanism` is the import path of what is called. `is_literal`: only the source says what host that is.
    """

    function: str
    system: str
    operation: str
    target: str
    location: Location
    mechanism: str = ""
    confidence: Confidence = "certain"
    in_loop: bool = False
    is_literal: bool = False


class Launch(Struct, frozen=True, order=True, gc=False):
    """A function starts a process or a thread. `what` is the command, or the function that runs there.

    `is_awaited`: the function goes on only when it has ended; `is_cancelled`: whoever starts a timer also stops it.
    """

    function: str
    kind: Literal["process", "thread"]
    what: str
    location: Location
    mechanism: str = ""
    confidence: Confidence = "certain"
    is_awaited: bool = False
    is_cancelled: bool = False


class Join(Struct, frozen=True, gc=False):
    """One query reads several tables together."""

    function: str
    tables: tuple[str, ...]
    location: Location
    mechanism: str = "sql"


class Transaction(Struct, frozen=True, gc=False):
    """A transaction scope: its tables are those written inside it, directly or by what it calls.

    `database` is the name of it that is written; empty where there is none.
    """

    function: str
    tables: tuple[str, ...]
    location: Location
    mechanism: str = ""
    database: str = ""


class Route(Struct, frozen=True, gc=False):
    """An entry over HTTP: one method and one path pattern.

    `pattern` is for people: path converters as written (`/orders/<int:pk>/`), regex groups as `<name>`, no anchors.
    `regex` is what a path must match in full, in the syntax common to Python's `re` and PCRE, without named groups.
    `is_prefix` marks a mounted application whose inner routes are not read. `order` is the place in the application's
    own table: the first match wins. `method` is `*` for any. `operation` names what one path answers among others by
    what stands in the request, such as `Query.orders` of GraphQL: it has no path of its own.
    """

    method: str
    pattern: str
    regex: str
    handler: str
    location: Location
    order: int
    framework: str
    name: str = ""
    is_prefix: bool = False
    confidence: Confidence = "certain"
    operation: str = ""


class Middleware(Struct, frozen=True, gc=False):
    """What a framework puts around each request: a class or function, whichever `name`, a dotted path, leads to.

    `handler` is a symbol, or an import path for one of a library. `order` counts from the outermost one.
    """

    name: str
    handler: str
    location: Location
    order: int
    framework: str


class Task(Struct, frozen=True, gc=False):
    """A function that runs outside a request: queue task, scheduled job, management command.

    `schedule` is what is written about its timing, as text.
    """

    name: str
    function: str
    kind: Literal["queue", "command"]
    location: Location
    framework: str
    schedule: str = ""


BlindSpotKind = Literal["file", "import", "setting", "call", "model", "route", "query", "task", "template", "reference"]


class BlindSpot(Struct, frozen=True, array_like=True, gc=False):
    """Something that was seen but not resolved. `reason` is one stable phrase, `detail` shows the code or name."""

    kind: BlindSpotKind
    reason: str
    location: Location
    detail: str = ""


class CallCounts(Struct, frozen=True, gc=False):
    """How many call sites were resolved to what; `reasons` says why how many of the unresolved ones were not.

    A site with several targets counts once: for the project, else for a library, else for a built-in.
    """

    project: int = 0
    external: int = 0
    builtin: int = 0
    unresolved: int = 0
    reasons: tuple[tuple[str, int], ...] = ()


class Application(Struct, frozen=True, gc=False):
    """An installed application of a framework: a package with models, views and templates of its own."""

    package: str
    label: str


class Remark(Struct, frozen=True, order=True, gc=False):
    """A comment `# decomposer: text`, and the first and the last line of its file that it is about."""

    location: Location
    first: int
    last: int
    text: str


class LeftOut(Struct, frozen=True, gc=False):
    """How many files and folders were not looked at for one reason (a folder counts once, whatever it holds)."""

    reason: str
    count: int


class Program(Struct, frozen=True, gc=False):
    """Everything known about the analysed program, sorted."""

    modules: tuple[Module, ...]
    symbols: tuple[Symbol, ...]
    references: tuple[Reference, ...]
    tables: tuple[Table, ...] = ()
    library_tables: tuple[LibraryTable, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    accesses: tuple[DataAccess, ...] = ()
    joins: tuple[Join, ...] = ()
    state: tuple[StateUse, ...] = ()
    settings: tuple[SettingUse, ...] = ()
    outgoing: tuple[OutgoingCall, ...] = ()
    launches: tuple[Launch, ...] = ()
    transactions: tuple[Transaction, ...] = ()
    routes: tuple[Route, ...] = ()
    middleware: tuple[Middleware, ...] = ()
    tasks: tuple[Task, ...] = ()
    blind_spots: tuple[BlindSpot, ...] = ()
    calls: CallCounts = CallCounts()
    left_out: tuple[LeftOut, ...] = ()
    applications: tuple[Application, ...] = ()
    template_uses: tuple[TemplateUse, ...] = ()
    remarks: tuple[Remark, ...] = ()
