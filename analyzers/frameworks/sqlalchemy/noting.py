"""Accesses, and for whom they are: code that many tables share has another one for each who uses it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from analyzers.facts import Call, Expression, Name
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.values import Values
from analyzers.program import Confidence, DataAccess, Location, Operation

from .registry import Registry


class Place(NamedTuple):
    """Who does something, and where; the call that does it, if one does."""

    frame: Frame
    location: Location
    in_loop: bool
    call: Call | None = None


class Notes:
    """Collects accesses."""

    def __init__(self, evaluator: Evaluator, registry: Registry) -> None:
        """Nothing is known yet."""
        self._evaluator = evaluator
        self._names: dict[str, set[str]] = defaultdict(set)
        for cls in registry.models:
            for table in registry.tables_of(cls):
                self._names[table].add(cls)
        self.accesses: list[DataAccess] = []

    def add(
        self,
        place: Place,
        tables: Iterable[str],
        operation: Operation,
        confidence: Confidence = "certain",
        mechanism: str = "orm",
    ) -> None:
        """One access per table."""
        for table in tables:
            callers = self._callers(table, place)
            where = place.frame.symbol, table, operation, place.location
            self.accesses.append(DataAccess(*where, mechanism, confidence, place.in_loop, callers))

    def _callers(self, table: str, place: Place) -> tuple[str, ...]:
        """Those for whom it is this table; nobody where it is for all."""
        contexts = self._evaluator.contexts(place.frame, place.call)
        names = {table, *self._names[table]}
        about = [context for context in contexts if not names.isdisjoint(context.names)]
        if not about or len(about) == len(contexts):
            return ()
        return tuple(sorted({caller for context in about for caller in context.callers}))


def passed(evaluator: Evaluator, expression: Expression, frame: Frame) -> Values:
    """The values of an expression; of a parameter all that is passed, whatever its annotation promises."""
    found = evaluator.values(expression, frame)
    if evaluator.flow is None or not isinstance(expression, Name):
        return found
    if all(parameter.name != expression.id for parameter in frame.scope.parameters):
        return found
    return found | evaluator.flow.parameter(frame.module.facts.path, frame.number, expression.id)
