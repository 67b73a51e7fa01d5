"""Which other tables a query reads: those that its lookups join, and those that it loads along with its rows."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Call, Constant, Expression, Name
from analyzers.linking.given import GivenCall
from analyzers.linking.values import Values, elements, texts
from analyzers.linking.walk import argument, walk

from .methods import KEY_LOOKUPS, LOOKUP_METHODS, RELATION_LOADERS, Queried, Way, queried, synchronous
from .model_records import Accessor
from .models import ModelRegistry

_EXPRESSIONS = ("django.db.models.", "django.contrib.postgres.")
"""Where `Exists`, `Subquery`, `Prefetch` and aggregates come from."""


class Lookups:
    """Reads the arguments of query methods."""

    def __init__(self, registry: ModelRegistry) -> None:
        """Take the known models."""
        self._registry = registry

    def others(self, method: str, model: str, given: GivenCall) -> Iterator[Queried]:
        """What a method of a query over a model adds to what the query reads, each as a mark."""
        method = synchronous(method)
        if method == "extra":
            yield from (Queried(way="joined", other=table) for table in _named_tables(given))
        if method not in LOOKUP_METHODS:
            return
        way: Way = "loaded" if method in RELATION_LOADERS else "joined"
        for path in sorted(set(paths(given))):
            for table in self.along(model, path, loads=way == "loaded"):
                yield Queried(way=way, other=table)
        for value in sorted(_queries_within(given)):
            part = queried(f" {value.detail}")
            if value.name in self._registry.models and way in (part.way or way, "loaded"):
                own = part.other or self._registry.models[value.name].table
                yield from (Queried(way=way, other=table) for table in (own, part.table) if table)

    def along(self, model: str, path: str, *, loads: bool) -> list[str]:
        """The tables that a lookup such as `order__customer__name` reaches; the key of a relation needs no join."""
        tables: list[str] = []
        current: str | None = model
        steps = path.split("__")
        for position, step in enumerate(steps):
            if current is None:
                break
            relation = self._registry.relation(current, step)
            accessor = None if relation else self._accessor(current, step)
            goes_on = loads or not KEY_LOOKUPS.issuperset(steps[position + 1 : position + 2])
            if relation is not None:
                tables.extend(t for t in (relation.join_table, relation.target_table if goes_on else "") if t)
                current = relation.target
            elif accessor is not None:
                tables.extend(t for t in (accessor.join_table, self._registry.models[accessor.source].table) if t)
                current = accessor.source
            else:
                tables.extend(self._registry.generic_tables(current, step) if loads else ())
                break
        return tables

    def _accessor(self, model: str, step: str) -> Accessor | None:
        """What stands behind a reverse name; in lookups the default name has no `_set`."""
        return self._registry.accessor(model, step) or self._registry.accessor(model, f"{step}_set")


def paths(given: GivenCall) -> Iterator[str]:
    """Field paths in keywords, in strings, and inside `Q(...)`, `F(...)` and aggregates."""
    call = given.call
    for part in _arguments(call):
        for inner in walk(part):
            if isinstance(inner, Call):
                yield from (name for name, _ in inner.keywords if "__" in name)
            elif isinstance(inner, Constant) and isinstance(inner.value, str):
                yield inner.value.lstrip("-")
    for name, value in call.keywords:
        mapping = given.evaluator.values(value, given.frame) if name == "**" else ()
        yield from (entry.name for entry in sorted(mapping) if entry.kind == "entry")
        yield name
    for part in call.arguments:
        if isinstance(part, Name):
            yield from texts(given.evaluator.values(part, given.frame))


def _named_tables(given: GivenCall) -> list[str]:
    """What `extra(tables=[...])` names."""
    named = argument(given.call, 3, "tables")
    return texts(elements(given.evaluator.values(named, given.frame))) if named is not None else []


def _queries_within(given: GivenCall) -> Values:
    """Queries among the arguments, also inside `Exists(...)`, `Subquery(...)` and `Prefetch(...)`."""
    call, evaluator = given.call, given.evaluator
    found = [given.values(position) for position in range(given.positions)]
    found += [given.values(given.positions, name) for name, _ in call.keywords]
    for inner in (one for part in _arguments(call) for one in walk(part) if isinstance(one, Call)):
        if any(v.name.startswith(_EXPRESSIONS) for v in evaluator.values(inner.function, given.frame)):
            found += [evaluator.values(part, given.frame) for part in _arguments(inner)]
    return frozenset(value for values in found for value in values if value.kind == "query")


def _arguments(call: Call) -> list[Expression]:
    return [*call.arguments, *(value for _, value in call.keywords)]
