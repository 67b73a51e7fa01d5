"""What those who listen to a many-to-many are told: whose rows changed, and of which model the others are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from analyzers.facts import Attribute, Call, Expression, Import
from analyzers.linking.code import Frame, parts_of
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.values import function_names
from analyzers.linking.walk import argument

from .events import MODEL_SIGNALS, RELATED, listened, received
from .models import ModelRegistry


class Heard(NamedTuple):
    """The model that has the many-to-many, and the one that it leads to."""

    instance: str
    model: str | None


class RelationReceivers:
    """Functions that `m2m_changed` calls for one relation."""

    def __init__(self, evaluator: Evaluator, registry: ModelRegistry) -> None:
        """Take the program and its models."""
        self._evaluator = evaluator
        self._registry = registry

    def heard_by(self, frame: Frame) -> Heard | None:
        """What a function is told, if it is such a receiver."""
        decorated = received(self._evaluator, self._registry, frame) if frame.scope.decorators else ()
        tables = [one.table for one in decorated if one.signal == RELATED and one.table]
        table = tables[0] if tables else self._connected.get(frame.symbol, "")
        return self._by_table.get(table)

    @cached_property
    def _by_table(self) -> dict[str, Heard]:
        """By the table of the relation."""
        return {
            relation.join_table: Heard(model.id, relation.target)
            for model in self._registry.models.values()
            if not model.abstract
            for relation in model.relations.values()
            if relation.join_table
        }

    @cached_property
    def _connected(self) -> dict[str, str]:
        """By function: the table of the relation that `m2m_changed.connect(function, sender=...)` names."""
        found: dict[str, str] = {}
        for call, frame in self._connections():
            function = argument(call, 0, "receiver")
            table = listened(self._evaluator, self._registry, call, frame, RELATED).table
            if function is not None and table:
                names = function_names(self._evaluator.values(function, frame))
                found.update(dict.fromkeys(names, table))
        return found

    def _connections(self) -> Iterator[tuple[Call, Frame]]:
        code = self._evaluator.code
        homes = {frame.module.name for frame in code.frames() if _names_signals(frame)}
        parts = ((part, frame) for frame in code.frames() if frame.module.name in homes for part in parts_of(frame))
        for part, frame in parts:
            if isinstance(part, Call) and self._is_connected(part.function, frame):
                yield part, frame

    def _is_connected(self, function: Expression, frame: Frame) -> bool:
        """Whether a function is `m2m_changed.connect`."""
        if not isinstance(function, Attribute) or function.name != "connect":
            return False
        return self._evaluator.path_of(function.base, frame) == RELATED


def _names_signals(frame: Frame) -> bool:
    """Whether a scope imports signals of models."""
    imports = (one for one in frame.scope.statements if isinstance(one, Import))
    return any(f"{one.module}.{one.name or ''}.".startswith(MODEL_SIGNALS) for one in imports)
