"""What the JSON files hold. Each place is `path:line`, each list is sorted, `schema_version` grows with each change."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from analyzers.program import BlindSpotKind, Confidence, Operation

from .choices import Choices, Verdict
from .evidence import EvidenceSource, Traffic
from .graph import View
from .plan import Plan
from .proposal import CutMetrics
from .reasons import Reasons
from .statistics import Binding, PartKind
from .surroundings import ProcessRow, SettingRow, StateRow, SystemRow

SCHEMA_VERSION = 1


class DataRow(Struct, frozen=True, order=True, gc=False):
    """A function reads or writes a table."""

    function: str
    table: str
    op: Operation


class RouteRow(Struct, frozen=True, order=True, gc=False):
    """A request and who answers it."""

    method: str
    pattern: str
    handler: str


class TransactionRow(Struct, frozen=True, order=True, gc=False):
    """A transaction scope and the tables written in it."""

    function: str
    tables: tuple[str, ...]


class UnitRow(Struct, frozen=True, order=True, gc=False):
    """What moves as a whole."""

    id: str
    kind: Literal["class", "function", "module"]
    module: str
    location: str
    lines: int


class EvidenceRow(Struct, frozen=True, order=True, gc=False, omit_defaults=True):
    """One reason for an edge; `observed` if a trace shows the same; `times` if one row stands for several."""

    view: View
    source: str
    target: str
    location: str
    confidence: Confidence
    detail: str
    in_loop: bool
    observed: bool = False
    times: float = 1.0


class EdgeRow(Struct, frozen=True, gc=False):
    """All that one unit needs of another one."""

    source: str
    target: str
    weight: float
    weights: dict[View, float]
    evidence: tuple[EvidenceRow, ...]


class BlindSpotRow(Struct, frozen=True, order=True, gc=False):
    """Something seen and not resolved."""

    kind: BlindSpotKind
    reason: str
    location: str
    detail: str


class GraphDocument(Struct, frozen=True, gc=False):
    """`graph.json`: the whole dependency graph. Calls are between the program's own definitions, no guesses.

    `tables` maps each table to the unit that declares it; `library_tables` are those that libraries keep.
    """

    schema_version: int
    calls: dict[str, tuple[str, ...]]
    implicit: dict[str, tuple[str, ...]]
    via: dict[str, tuple[str, ...]]
    instantiations: dict[str, tuple[str, ...]]
    data: tuple[DataRow, ...]
    routes: tuple[RouteRow, ...]
    transactions: tuple[TransactionRow, ...]
    units: tuple[UnitRow, ...]
    edges: tuple[EdgeRow, ...]
    tables: dict[str, str]
    blind_spots: tuple[BlindSpotRow, ...]
    library_tables: tuple[str, ...] = ()


class HandlerRow(Struct, frozen=True, gc=False):
    """A request, who answers it, the tables that its whole call tree reads and writes, and where the route is."""

    method: str
    pattern: str
    handler: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    location: str


class MiddlewareRow(Struct, frozen=True, gc=False):
    """What is put around each request, and the tables that its whole call tree reads and writes."""

    name: str
    handler: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    location: str


class TableRow(Struct, frozen=True, gc=False):
    """A table and how many functions read and write it; `model` is empty for one without a class."""

    name: str
    model: str
    readers: int
    writers: int
    location: str


class TaskRow(Struct, frozen=True, gc=False):
    """What runs outside a request, and the tables that its whole call tree reads and writes."""

    name: str
    kind: Literal["queue", "command"]
    function: str
    schedule: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    location: str


class ScopeRow(Struct, frozen=True, gc=False):
    """A transaction and the tables that are written in it."""

    function: str
    tables: tuple[str, ...]
    location: str


class SignalRow(Struct, frozen=True, order=True, gc=False):
    """A signal, who sends it (a model stands for whoever saves or deletes it), and who receives it."""

    signal: str
    sender: str
    receiver: str
    location: str


class RepeatedRow(Struct, frozen=True, gc=False):
    """A place in a loop that comes to tables with each turn; `callee` is empty where it runs a query itself."""

    caller: str
    callee: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    location: str


class InventoryDocument(Struct, frozen=True, gc=False, omit_defaults=True):
    """`scan`: what is in the project. Blind spots of the kind `file` are files that could not be read.

    `evidence` and `traffic` are there when there are sources of evidence.
    """

    schema_version: int
    files: int
    lines: int
    definitions: int
    routes: tuple[HandlerRow, ...]
    middleware: tuple[MiddlewareRow, ...]
    tables: tuple[TableRow, ...]
    tasks: tuple[TaskRow, ...]
    transactions: tuple[ScopeRow, ...]
    signals: tuple[SignalRow, ...]
    state: tuple[StateRow, ...]
    settings: tuple[SettingRow, ...]
    outgoing: tuple[SystemRow, ...]
    launches: tuple[ProcessRow, ...]
    loops: tuple[RepeatedRow, ...]
    python2: tuple[str, ...]
    blind_spots: tuple[BlindSpotRow, ...]
    evidence: tuple[EvidenceSource, ...] = ()
    traffic: tuple[Traffic, ...] = ()


class CallTargetRow(Struct, frozen=True, gc=False):
    """How many call sites lead to one kind of code; `share` is a part of 1."""

    target: Literal["project", "external", "builtin", "unresolved"]
    sites: int
    share: float


class ReasonRow(Struct, frozen=True, gc=False):
    """How many call sites stay unresolved for one reason; `share` is a part of all sites."""

    reason: str
    sites: int
    share: float


class UnreadRow(Struct, frozen=True, gc=False):
    """How many files could not be read for one reason, and the first of them with what is wrong there."""

    reason: str
    files: int
    location: str
    detail: str


class LeftOutRow(Struct, frozen=True, gc=False):
    """How many files and folders nobody looked at for one reason (a folder counts once, whatever it holds)."""

    reason: str
    number: int


class GapsRow(Struct, frozen=True, gc=False):
    """How many things of one kind are not resolved for one reason, and the first places."""

    kind: BlindSpotKind
    reason: str
    number: int
    locations: tuple[str, ...]


class DefinitionsRow(Struct, frozen=True, gc=False):
    """Definitions of one kind or below one folder: all; those that nothing leads to; those that lead nowhere either."""

    name: str
    total: int
    unreached: int
    isolated: int


class NameRow(Struct, frozen=True, gc=False):
    """How many definitions that nothing leads to have one name."""

    name: str
    number: int


class DefinitionsPart(Struct, frozen=True, gc=False):
    """Definitions outside of tests and migrations by kind; of those that nothing leads to, the folders and names."""

    kinds: tuple[DefinitionsRow, ...]
    folders: tuple[DefinitionsRow, ...]
    names: tuple[NameRow, ...]


class BindingRow(Struct, frozen=True, gc=False):
    """How many pairs are bound in one way, how many of them have no import between them, and at how many places."""

    binding: Binding
    pairs: int
    without_import: int
    places: int


class TieRow(Struct, frozen=True, gc=False):
    """At how many places a pair is bound in one way, and the first of them."""

    binding: Binding
    places: int
    location: str


class PairRow(Struct, frozen=True, gc=False):
    """Two parts that depend on each other, in whichever direction."""

    one: str
    other: str
    imported: bool
    ties: tuple[TieRow, ...]


class CouplingPart(Struct, frozen=True, gc=False):
    """What binds installed applications, or packages where there are no two; `share`: of the pairs without import."""

    kind: PartKind
    parts: tuple[str, ...]
    dependent: int
    without_import: int
    share: float
    bindings: tuple[BindingRow, ...]
    pairs: tuple[PairRow, ...]


class StatisticsDocument(Struct, frozen=True, gc=False):
    """`scan --stats`: what was not read, not resolved, not reached, and what binds the parts of the program.

    Call sites by what they lead to, and why some lead nowhere, the most frequent reason first; those of tests and
    migrations are counted here, but not in `gaps`.
    """

    schema_version: int
    files: int
    lines: int
    call_sites: int
    targets: tuple[CallTargetRow, ...]
    reasons: tuple[ReasonRow, ...]
    unread: tuple[UnreadRow, ...]
    left_out: tuple[LeftOutRow, ...]
    gaps: tuple[GapsRow, ...]
    definitions: DefinitionsPart
    coupling: CouplingPart


class FactRow(Struct, frozen=True, order=True, gc=False):
    """One fact about what is explained: how it stands to `other`, and where that is said."""

    relation: str
    other: str
    location: str
    confidence: Confidence
    detail: str


ExplanationKind = Literal[
    "application",
    "package",
    "module",
    "class",
    "function",
    "method",
    "lambda",
    "table",
    "route",
    "task",
    "signal",
    "url",
    "template",
    "key",
    "setting",
    "host",
    "pair",
]


class ExplanationDocument(Struct, frozen=True, gc=False):
    """`explain`: all that is known of one thing, or of what two groups of units need of each other."""

    schema_version: int
    kind: ExplanationKind
    name: str
    location: str
    facts: tuple[FactRow, ...]


class PlanDocument(Plan, frozen=True, gc=False, kw_only=True):
    """`plan.json`: the plan and the version of its form."""

    schema_version: int


class ProposalDocument(Reasons, frozen=True, gc=False, kw_only=True):
    """`proposal.json`: why the services are as they are, and the numbers of the cut.

    Where people edited the boundaries, these are theirs, and `stability` is that of units that were proposed alike;
    `choices` are null then.
    """

    schema_version: int
    metrics: CutMetrics
    verdict: Verdict
    choices: Choices | None


class OutputMarker(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """`decomposer.json`: marks a folder as ours; the digest tells whether `boundaries.toml` was edited since.

    `cut_digest` says of which cut the files tell.
    """

    schema_version: int
    generator: str
    boundaries_digest: str
    files: tuple[str, ...]
    cut_digest: str = ""
