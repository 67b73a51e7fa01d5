"""The dependency graph: units, and weighted edges with the evidence for them."""

from __future__ import annotations

import math
from typing import Literal

from msgspec import Struct

from analyzers.program import Confidence, Location, Program

from .evidence import Observations

View = Literal[
    "call",
    "inherit",
    "import",
    "via",
    "task",
    "signal",
    "url",
    "data",
    "foreign_key",
    "transaction",
    "route",
    "state",
    "trace",
    "co_change",
]
"""A kind of evidence; each has its own weight, kept apart so that a sum can be explained. route: handlers below one
path; url: the name of a URL leads to its handler; state: both use what one writes besides tables; trace: one was seen
to run below the other; co_change: commits change both."""


Granularity = Literal["definition", "module"]
"""What moves: a top-level class or function and the body of a module, or a module as a whole."""


class Unit(Struct, frozen=True, gc=False):
    """What moves: a top-level class or function, or the body of a module (named like its module)."""

    id: str
    kind: Literal["class", "function", "module"]
    module: str
    location: Location
    lines: int


class Evidence(Struct, frozen=True, order=True, gc=False):
    """One reason for an edge: which symbols (or tables), where, how sure; `observed` if a trace shows the same.

    `times` says how often it is seen, where one record stands for all of it: in a graph from elsewhere.
    """

    view: View
    source: str
    target: str
    location: Location
    confidence: Confidence = "certain"
    detail: str = ""
    in_loop: bool = False
    observed: bool = False
    times: float = 1.0


class Edge(Struct, frozen=True, gc=False):
    """All that one unit needs of another one. `weights` holds one number per view; `weight` is their sum."""

    source: str
    target: str
    weights: dict[View, float]
    evidence: tuple[Evidence, ...]

    @property
    def weight(self) -> float:
        """The sum over all views."""
        return math.fsum(self.weights.values())


class DependencyGraph(Struct, frozen=True, gc=False):
    """Units and edges, sorted, beside the program they were built from.

    `unit_of` maps each symbol of the program's own code (not tests, not migrations) to the unit that holds it; the
    body of a module that only wires (imports, names, constants) is no unit and not a key. `tables` maps each table to
    the unit that declares it (its model class), or for a table without a class, the unit of the model that declares
    the field. `library_tables` are those that libraries keep, which belong to nobody. `observations` are the evidence
    besides the source that is in it.
    """

    units: tuple[Unit, ...]
    edges: tuple[Edge, ...]
    unit_of: dict[str, str]
    tables: dict[str, str]
    program: Program
    library_tables: frozenset[str] = frozenset()
    observations: Observations | None = None
