"""Puts the parts of the Peewee reader together."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Attribute, Call, Expression
from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.code import Frame, with_regions
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.transactions import TransactionScope
from analyzers.program import ForeignKey, Table

from .accesses import PeeweeAccesses
from .models import Models
from .summary import PeeweeSummary

_BEGINNING = frozenset({"atomic", "transaction", "savepoint", "manual_commit"})


class PeeweeReader:
    """Tables, foreign keys, accesses and transactions of programs that use Peewee."""

    def prepare(self, evaluator: Evaluator) -> PeeweeSummary:
        """Finds the models."""
        self._models = Models(evaluator)
        return PeeweeSummary(self._models)

    def read(self, linked: Linked) -> FrameworkFacts:
        """All facts; nothing at all where there are no models."""
        if not self._models.models:
            return FrameworkFacts()
        accesses = PeeweeAccesses(linked.evaluator, self._models)
        accesses.read(linked.sites, linked.names, linked.evaluator.deeds())
        return FrameworkFacts(
            tables=list(self._tables()),
            foreign_keys=list(self._foreign_keys()),
            accesses=accesses.accesses,
            joins=accesses.joins,
            transactions=list(_transactions(linked.evaluator)),
            blind_spots=self._models.blind_spots,
        )

    def _tables(self) -> Iterator[Table]:
        for model in self._models.models.values():
            if model.frame.module.role == "code":
                location = model.frame.module.location(model.frame.scope.line)
                yield Table(model.table, model.cls, model.frame.scope.name, location)

    def _foreign_keys(self) -> Iterator[ForeignKey]:
        for model in self._models.models.values():
            for key in model.keys if model.frame.module.role == "code" else ():
                target = self._models.models[key.target].table
                yield ForeignKey(
                    model.table, key.name, target, "one_to_one" if key.is_unique else "foreign_key", key.location
                )


def _transactions(evaluator: Evaluator) -> Iterator[TransactionScope]:
    """`with db.atomic():` and `@db.atomic()`."""
    for frame in evaluator.code.frames():
        for region in with_regions(frame):
            entered = frame.module.facts.regions[region]
            if entered.expression is not None and _begins(evaluator, entered.expression, frame):
                yield TransactionScope(frame, region, frame.module.location(entered.line), "atomic")
        for one in frame.scope.decorators:
            if _begins(evaluator, one, frame.parent):
                yield TransactionScope(frame, None, frame.module.location(frame.scope.line), "atomic")


def _begins(evaluator: Evaluator, expression: Expression, frame: Frame) -> bool:
    function = expression.function if isinstance(expression, Call) else None
    if not isinstance(function, Attribute) or function.name not in _BEGINNING:
        return False
    return any(value.name.startswith(("peewee.", "playhouse.")) for value in evaluator.values(function, frame))
