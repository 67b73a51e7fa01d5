"""What a framework reader is: flow summaries before linking, facts after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from analyzers.linking.calls import CallSite
from analyzers.linking.code import CodeIndex
from analyzers.linking.evaluate import Evaluator, Summary
from analyzers.linking.occurrences import WrittenName
from analyzers.linking.transactions import TransactionScope
from analyzers.program import Application, BlindSpot, DataAccess, ForeignKey, Join, Reference, Route, Table, Task


@dataclass
class FrameworkFacts:
    """What one reader found; a reader fills the lists it has something for."""

    routes: list[Route] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    foreign_keys: list[ForeignKey] = field(default_factory=list)
    accesses: list[DataAccess] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    transactions: list[TransactionScope] = field(default_factory=list)
    blind_spots: list[BlindSpot] = field(default_factory=list)
    applications: list[Application] = field(default_factory=list)


class Linked(NamedTuple):
    """The linked program as readers see it: never a syntax tree, never another reader."""

    code: CodeIndex
    evaluator: Evaluator
    sites: Sequence[CallSite]
    names: Sequence[WrittenName]


class Reader(Protocol):
    """Reads one framework. A reader without knowledge of values returns None from `prepare`."""

    def prepare(self, evaluator: Evaluator) -> Summary | None:
        """Looks at classes and their bases; returns what it knows of the framework's own code."""

    def read(self, linked: Linked) -> FrameworkFacts:
        """Derives facts from linked code; called once, after `prepare`."""
