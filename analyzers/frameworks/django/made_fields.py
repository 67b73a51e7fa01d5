"""Which fields a form, a serializer or a view with a form makes of those of its model, by what its `Meta` says.

Source: `fields_for_model` of Django 5.2, `ModelSerializer.get_fields` of Django REST framework 3.16.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from analyzers.facts import Constant, Expression, Mapping
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.sequences import texts_of
from analyzers.linking.values import Value, Values, items, one, texts

from .model_records import Model
from .models import ModelRegistry

MADE = frozenset({"_made_keys", "_made_many", "_made_shown", "_made_unique", "_made_deep"})
"""What the models of forms and serializers ask of themselves."""
_ALL = "__all__"
_REST = "rest_framework."
_DEFAULT_MANAGER = "_default_manager"


class MadeFields:
    """Asked of one class, which has a `Meta` or is a view."""

    def __init__(self, evaluator: Evaluator, registry: ModelRegistry, cls: str, model: str) -> None:
        """Take the class and its model."""
        self._evaluator = evaluator
        self._registry = registry
        self._model = model
        self._cls = cls
        self._order = [name for name in evaluator.mro(cls) if name in evaluator.code.definitions]
        metas = (f"{ancestor}.Meta" for ancestor in self._order)
        self._meta = next((meta for meta in metas if meta in evaluator.code.definitions), cls)
        self._is_rest = any(base.startswith(_REST) for base in evaluator.mro(cls))
        self._parts = [registry.models[a] for a in evaluator.mro(model) if a in registry.models]

    def answer(self, name: str) -> Values:
        """One of `MADE`.

        Relations whose rows are looked up by what comes in, of these those to many rows, relations that are only shown,
        a query for each model in which values must be unique, relations whose rows are shown in full.
        """
        match name:
            case "_made_keys":
                return self._entries(self._taken(), is_through=False)
            case "_made_many":
                return self._entries(filter(self._is_many, self._taken()), is_through=True)
            case "_made_shown":
                return items(frozenset(Value("text", name) for name in {*self._chosen()}.difference(self._taken())))
            case "_made_unique":
                return items(one("query", self._model)) if self._must_be_unique() else frozenset()
            case _:
                return self._entries(self._chosen(), is_through=True) if self._is_deep() else frozenset()

    def _entries(self, names: Iterable[str], *, is_through: bool) -> Values:
        """By name a query over the rows that a relation leads to, of those of many-to-many with the table between."""
        found = ((name, self._target(name)) for name in names)
        queries = ((name, target[0], target[1] if is_through else "") for name, target in found if target is not None)
        # What forms offer is asked of a manager once, where their classes are made.
        manager = f" {_DEFAULT_MANAGER}" if self._is_rest else ""
        return frozenset(
            Value("entry", name, "", Value("query", model, f"{table}{manager}")) for name, model, table in queries
        )

    def _target(self, name: str) -> tuple[str, str] | None:
        """The model that a relation leads to, and the table between, of a many-to-many."""
        relation = self._registry.relation(self._model, name)
        if relation is not None:
            return (relation.target, relation.join_table) if relation.target else None
        accessor = self._registry.accessor(self._model, name)
        return (accessor.source, accessor.join_table) if accessor else None

    def _is_many(self, name: str) -> bool:
        relation = self._registry.relation(self._model, name)
        return relation is None or relation.kind == "many_to_many"

    # What the class says

    def _chosen(self) -> list[str]:
        """The relations of the model for which the class makes a field."""
        declared = self._declared()
        return [name for name in self._named() if name not in declared and self._target(name) is not None]

    def _declared(self) -> set[str]:
        """The names for which the class says itself what stands there."""
        code = self._evaluator.code
        return {name for symbol in self._order for name in code.bindings(code.definitions[symbol])}

    def _taken(self) -> list[str]:
        """Those of them for which a value may come in."""
        fixed = {name for part in self._parts for name in part.fixed}
        fixed.update(self._listed("read_only_fields"), self._read_only())
        return [name for name in self._chosen() if name not in fixed]

    def _named(self) -> list[str]:
        """The fields that the class wants: those it lists, all, or all but some."""
        listed, excluded = self._listed("fields"), self._listed("exclude")
        if listed and _ALL not in listed:
            return listed
        own = [name for part in self._parts for name in (*part.relations, *chain.from_iterable(part.unique))]
        return [name for name in dict.fromkeys(own) if name not in excluded] if listed or excluded else []

    def _listed(self, option: str) -> list[str]:
        found = self._option(option)
        if found is None:
            return []
        single = texts(self._evaluator.values(*found))
        return single or list(dict.fromkeys(texts_of(self._evaluator, *found)))

    def _read_only(self) -> Iterator[str]:
        """Fields of which `extra_kwargs` says so."""
        found = self._option("extra_kwargs")
        for key, value in found[0].entries if found is not None and isinstance(found[0], Mapping) else ():
            options = value.entries if isinstance(value, Mapping) else ()
            if any(isinstance(one, Constant) and one.value == "read_only" for one, _ in options):
                yield from texts(self._evaluator.values(key, found[1])) if key is not None and found else ()

    def _is_deep(self) -> bool:
        found = self._option("depth")
        return found is not None and not (isinstance(found[0], Constant) and not found[0].value)

    def _option(self, name: str) -> tuple[Expression, Frame] | None:
        """What the nearest class body says of an option."""
        return self._registry.nearest(name, self._evaluator.mro(self._meta))

    def _must_be_unique(self) -> bool:
        named = {*self._named()}
        if self._is_rest:
            # A field that is written out has the validators that are written there.
            named -= self._declared()
        return any(named.issuperset(group) for part in self._parts for group in _unique(part))


def _unique(model: Model) -> Iterator[tuple[str, ...]]:
    yield from model.unique
    yield from ((one.name,) for one in model.relations.values() if one.kind == "one_to_one")
