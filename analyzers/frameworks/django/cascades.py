"""What deleting rows does to rows that point to them.

Source: `django.db.models.deletion.Collector` of Django 5.2. Whether there are such rows only the data say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzers.program import Operation

from .model_records import Model, Relation
from .models import ModelRegistry

_CHANGING = frozenset({"SET_NULL", "SET_DEFAULT", "SET"})
_REFUSING = frozenset({"PROTECT", "RESTRICT"})


class Effect(NamedTuple):
    """An operation on a table. `model` is set where rows of a model are deleted, `called` names functions asked."""

    table: str
    operation: Operation
    model: str = ""
    called: tuple[str, ...] = ()


class Cascades:
    """Asked by model; remembers its answers."""

    def __init__(self, registry: ModelRegistry) -> None:
        """Take the known models."""
        self._registry = registry
        self._incoming: dict[str, list[tuple[Model, Relation]]] = {}
        self._children: dict[str, list[Model]] = {}
        concrete = [model for model in registry.models.values() if not model.abstract and not model.proxy]
        for model in concrete:
            for relation in model.relations.values():
                self._incoming.setdefault(relation.target_table, []).append((model, relation))
            for parent in model.parents:
                self._children.setdefault(registry.models[parent].table, []).append(model)
        self._known: dict[str, tuple[Effect, ...]] = {}

    def of(self, model: str) -> tuple[Effect, ...]:
        """What happens besides the deletion in the model's own tables, sorted."""
        known = self._known.get(model)
        if known is None:
            known = self._known[model] = tuple(sorted(set(self._all(model))))
        return known

    def _all(self, model: str) -> Iterator[Effect]:
        pending, seen = [model], {model}
        while pending:
            for effect in self._direct(self._registry.models[pending.pop()]):
                yield effect
                if effect.model and effect.model not in seen:
                    seen.add(effect.model)
                    pending.append(effect.model)

    def is_alone(self, model: str) -> bool:
        """Whether one statement deletes its rows, because nothing hangs on them."""
        tables, own = self._registry.tables_of(model), self._registry.models[model]
        hanging = [r for table in tables for _, r in self._incoming.get(table, ()) if r.on_delete != "DO_NOTHING"]
        hanging += [r for r in own.relations.values() if r.kind == "many_to_many"]
        is_parent = any(table in self._children for table in tables)
        return len(tables) == 1 and not hanging and not is_parent and not own.generic

    def _direct(self, model: Model) -> Iterator[Effect]:
        """The effects of deleting rows of one model, without those of the effects."""
        for table in self._registry.tables_of(model.id):
            for source, relation in self._incoming.get(table, ()):
                yield from self._on(source, relation)
            for child in self._children.get(table, ()):
                if child.id != model.id:
                    yield from self._deleted(child)
        for part in self._registry.parts_of(model.id):
            for relation in part.relations.values():
                if relation.kind == "many_to_many" and relation.through is None:
                    yield Effect(relation.join_table, "delete")
            for accessor in part.generic.values():
                yield from self._deleted(self._registry.models[accessor.source])

    def _on(self, source: Model, relation: Relation) -> Iterator[Effect]:
        """What a relation to the deleted rows does."""
        if relation.kind == "many_to_many":
            if relation.through is None:
                yield Effect(relation.join_table, "delete")
        elif relation.on_delete == "CASCADE":
            yield from self._deleted(source)
        elif relation.on_delete in _CHANGING:
            if relation.on_delete != "SET_NULL":
                yield Effect(source.table, "select")
            yield Effect(source.table, "update", called=relation.called if relation.on_delete != "SET_NULL" else ())
        elif relation.on_delete in _REFUSING:
            yield Effect(source.table, "select")

    def _deleted(self, model: Model) -> Iterator[Effect]:
        """The rows are read first, unless nothing hangs on them."""
        if not self.is_alone(model.id):
            yield from (Effect(table, "select") for table in self._registry.tables_of(model.id))
        for table in self._registry.tables_of(model.id):
            yield Effect(table, "delete", model.id)
