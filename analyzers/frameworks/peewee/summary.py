"""What Peewee does with values: queries of models, their rows, foreign keys read from objects in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from analyzers.facts import Parameter
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.given import GivenCall
from analyzers.linking.shared import Shared
from analyzers.linking.values import NOTHING, Value, Values, items, one

from .models import Models

SELECTING = frozenset({"select", "filter", "raw", "noop"})
WRITING = {
    **dict.fromkeys(("insert", "insert_many", "insert_from", "replace", "replace_many"), "insert"),
    "update": "update",
    "delete": "delete",
}
"""Methods of models that make a query that writes."""
LOADING = frozenset({"get", "get_or_none", "get_by_id", "first", "peek", "last", "alias"})
CREATING = frozenset({"create", "get_or_create"})
_VALUES = frozenset({"count", "scalar", "exists", "execute", "tuples", "dicts", "namedtuples", "sql"})
CLASS_METHODS = SELECTING | LOADING | CREATING | set(WRITING)


class PeeweeSummary:
    """Answers for models, their queries and objects."""

    def __init__(self, models: Models) -> None:
        """Take the models."""
        self._models = models

    @property
    def knows_tables(self) -> bool:
        """Whether there are models."""
        return bool(self._models.models)

    def is_table(self, path: str) -> bool:
        """No opinion."""
        return False

    @property
    def added_members(self) -> Mapping[str, Iterable[str]]:
        """Per model: the ways back."""
        return {model: tuple(back) for model, back in self._models.back.items()}

    @property
    def shared(self) -> Shared:
        """None."""
        return Shared()

    def attribute(self, evaluator: Evaluator, value: Value, name: str) -> Values | None:
        """Methods of models and queries, and objects behind foreign keys."""
        model = self._models.models.get(value.name)
        if model is None:
            return None
        if value.kind == "query":
            return one("query_method", value.name, name)
        if value.kind == "class" and name in CLASS_METHODS:
            is_ours = evaluator.code.is_bound(name, evaluator.mro(value.name))
            return None if is_ours else one("query_method", value.name, f"{name} class")
        if value.kind == "instance":
            targets = [key.target for key in model.keys if key.name == name]
            if targets:
                return frozenset(Value("instance", target) for target in targets)
            back = self._models.back.get(value.name, {}).get(name)
            return one("query", back) if back is not None else None
        return None

    def result(self, callee: Value, call: GivenCall) -> Values | None:
        """What methods of models and queries give."""
        if callee.kind != "query_method" or callee.name not in self._models.models:
            return None
        method, _, of_class = callee.detail.partition(" ")
        if method == "alias":
            return one("class", callee.name)
        if method == "get_or_create":
            return items(one("instance", callee.name), "0")
        if method in LOADING or method == "create":
            return one("instance", callee.name)
        if of_class and method in WRITING:
            return one("query", callee.name, "  values")
        return NOTHING if method in _VALUES and method != "execute" else one("query", callee.name)

    def method(self, evaluator: Evaluator, callee: Value, call: GivenCall | None) -> None:
        """No opinion."""

    def parameter(self, evaluator: Evaluator, parameter: Parameter, frame: Frame) -> Values | None:
        """No opinion."""
        return None
