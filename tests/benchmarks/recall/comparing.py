"""How far a call graph agrees with what ran: recall, precision, and the edges that are wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analyzers.program import Program, Reference

from .names import SourceNames
from .truth import Edge, Truth

Predicted = dict[Edge, list[Reference]]
"""Calls with what says so, the first in the source first."""


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """Between 0 and 1."""
        return self.part / self.whole if self.whole else 1.0


@dataclass(frozen=True)
class Agreement:
    """Predicted calls beside those that ran.

    `missed` ran and are not predicted. `unconfirmed` are predicted for a caller that ran and did not run; of these,
    `not_reached` stand only on lines that did not run, so nothing speaks against them.
    """

    found: frozenset[Edge]
    missed: frozenset[Edge]
    found_through: frozenset[Edge]
    missed_through: frozenset[Edge]
    confirmed: frozenset[Edge]
    unconfirmed: frozenset[Edge]
    not_reached: frozenset[Edge]

    @property
    def recall(self) -> Share:
        """Of the calls that ran directly, those predicted."""
        return Share(len(self.found), len(self.found | self.missed))

    @property
    def recall_through(self) -> Share:
        """Of the calls that library code made for a caller, those predicted."""
        return Share(len(self.found_through), len(self.found_through | self.missed_through))

    @property
    def precision(self) -> Share:
        """Of the calls predicted for callers that ran, those that ran."""
        return Share(len(self.confirmed), len(self.confirmed | self.unconfirmed))

    @property
    def precision_on_lines(self) -> Share:
        """The same, without calls whose lines did not run."""
        reached = self.unconfirmed - self.not_reached
        return Share(len(self.confirmed), len(self.confirmed | reached))


def predicted_calls(program: Program, kinds: Iterable[str], confidences: Iterable[str]) -> Predicted:
    """Calls between the project's own definitions, of these kinds and confidences."""
    wanted = frozenset(kinds), frozenset(confidences)
    found: Predicted = {}
    for one in program.references:
        if one.scope == "project" and one.kind in wanted[0] and one.confidence in wanted[1]:
            found.setdefault((one.source, one.target), []).append(one)
    return found


def best_confidence(references: Iterable[Reference]) -> str:
    """The confidence of a call with several places."""
    found = {one.confidence for one in references}
    return next((one for one in ("certain", "likely") if one in found), "guess")


def compare(truth: Truth, predicted: Predicted, names: SourceNames) -> Agreement:
    """The calls of both sides, sorted into what they say about each other."""
    edges, direct, through = predicted.keys(), truth.direct, truth.through
    checked = {edge for edge in edges if edge[0] in truth.ran}
    unconfirmed = frozenset(checked - direct - through)
    return Agreement(
        found=direct & edges,
        missed=direct - edges,
        found_through=through & edges,
        missed_through=through - edges,
        confirmed=frozenset(checked) - unconfirmed,
        unconfirmed=unconfirmed,
        not_reached=frozenset(one for one in unconfirmed if not _reached(predicted[one], truth, names)),
    )


def _reached(references: list[Reference], truth: Truth, names: SourceNames) -> bool:
    for place in (one.location for one in references):
        lines = names.file(place.path).statement_lines(place.line)
        if not truth.lines.get(place.path, frozenset()).isdisjoint(lines):
            return True
    return False
