"""What SQLAlchemy's own code does with values: queries, their results, relationship attributes, tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from analyzers.facts import Attribute, Collection, Define, Expression, Parameter
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.given import GivenCall
from analyzers.linking.shared import Shared
from analyzers.linking.values import NOTHING, Value, Values, items, one
from analyzers.linking.walk import walk

from .queries import (
    ADDING,
    RESHAPING,
    STATEMENTS,
    TABLE,
    as_rows,
    as_scalars,
    is_statement,
    query_of,
    result_of,
    statement,
)
from .registry import Registry
from .relations import Relations
from .sessions import BY_NAME, FACTORIES, SESSION, is_library, is_session_path
from .versions import Versions

_QUERYING = frozenset({"query", "select"})
_ROWS = frozenset({"execute", "stream"})
_SCALARS = frozenset({"scalars", "stream_scalars"})
_FLASK = frozenset({"first_or_404", "one_or_404", "paginate"})
_SESSION_PARAMETERS = frozenset({"session", "db_session", "dbsession", "async_session", "db", "sess"})
_TABLE_METHODS = frozenset({*STATEMENTS, "join", "outerjoin", "alias"})
_TABLES = frozenset({"table", "create_table"})
"""Functions that give a small table, and migrations that make one."""
_VALIDATING = frozenset({"model_validate", "model_construct", "parse_obj", "from_orm"})
"""Class methods of SQLModel that make an object."""
_MADE = "made"
_ENTERED = frozenset({"begin", "begin_nested", "__enter__", "__aenter__"})


class SqlAlchemySummary:
    """Answers for mapped classes, their queries and sessions."""

    def __init__(
        self,
        registry: Registry,
        relations: Relations,
        query_classes: Mapping[str, str],
        shared: Shared,
        versions: Versions,
    ) -> None:
        """Take what is mapped and versioned, per class the class of its queries, and the code that tables share."""
        self.shared = shared
        self._registry = registry
        self._relations = relations
        self._query_classes = query_classes
        self._versions = versions

    @property
    def knows_tables(self) -> bool:
        """Whether the program maps anything."""
        return bool(self._registry.models or self._registry.tables)

    def is_table(self, path: str) -> bool:
        """No opinion."""
        return False

    @property
    def added_members(self) -> Mapping[str, Iterable[str]]:
        """Per class: its back references."""
        return self._relations.back_references

    def attribute(self, evaluator: Evaluator, value: Value, name: str) -> Values | None:
        """`Class.query`, `Class.__table__`, relationship attributes of objects, methods of queries."""
        if value.kind == "result" and value.name in FACTORIES:
            return one("external", f"{SESSION}.{name}")
        if value.kind == "query" and is_statement(value):
            return one("query_method", value.name, f"{name} {value.detail}")
        if value.name == TABLE and value.detail and name in _TABLE_METHODS:
            return one("query_method", TABLE, f"{name} {value.detail}")
        if value.name not in self._registry.models:
            return None
        if value.kind == "query":
            return self._of_query(evaluator, value, name)
        if value.kind == "class" and name in _VALIDATING and not self._is_bound(evaluator, value.name, name):
            return one("query_method", value.name, _MADE)
        if (made := self._registry.related_class(value.name, name)) is not None:
            return one("class", made) | one("external", made)
        if value.kind in ("class", "instance") and name in ("query", "__table__"):
            return self._of_class(evaluator, value.name, name)
        return self._related(value.name, name) if value.kind == "instance" else None

    def _of_query(self, evaluator: Evaluator, query: Value, name: str) -> Values:
        """A method that the program gave to queries, or one of the library; of a page the rows."""
        cls = self._query_classes.get(query.name)
        if cls is not None:
            found = evaluator.attribute(Value("instance", cls), name)
            ours = frozenset(v for v in found if v.kind == "function")
            if ours:
                return ours
        return frozenset((query,)) if name == "items" else one("query_method", query.name, f"{name} {query.detail}")

    def _of_class(self, evaluator: Evaluator, cls: str, name: str) -> Values | None:
        if name == "__table__":
            return one("external_instance", TABLE, self._registry.models[cls].table)
        return None if self._is_bound(evaluator, cls, name) else one("query", cls)

    @staticmethod
    def _is_bound(evaluator: Evaluator, cls: str, name: str) -> bool:
        """Whether the program has a method of that name for a class."""
        frames = evaluator.code.classes_of_ours(evaluator.mro(cls))
        own = (binding for frame in frames for binding in evaluator.code.bindings(frame).get(name, ()))
        return any(isinstance(binding.payload, Define) for binding in own)

    def _related(self, cls: str, name: str) -> Values | None:
        """One object or a list: which one it is often stands in the database only, so both are offered."""
        relation = self._relations.find(cls, name)
        if relation is None:
            return None
        targets = sorted(relation.targets)
        if relation.is_query:
            return frozenset(Value("query", target) for target in targets)
        objects = frozenset(Value("instance", target) for target in targets)
        return objects | items(objects)

    # Calls

    def result(self, callee: Value, call: GivenCall) -> Values | None:
        """Results of query methods and of the library's functions."""
        if callee.kind == "query_method":
            return self._of_method(callee, call)
        if callee.kind == "result" and callee.name in FACTORIES:
            return one("external_instance", SESSION)
        if id(call.call) in self._registry.tables:
            return one("external_instance", TABLE, self._registry.tables[id(call.call)].name)
        if callee.kind != "external":
            return None
        made = self._versions.result(callee.name, call)
        return made if made is not None else self._of_function(callee.name, call)

    def _of_method(self, callee: Value, call: GivenCall) -> Values | None:
        method, _, detail = callee.detail.partition(" ")
        if is_statement(callee):
            begun = one("query", callee.name, detail)
            is_more = method == "select_from" and call.positions
            return statement("select", [*filter(None, detail.split(",")), *self._tables(call)]) if is_more else begun
        if callee.name == TABLE:
            is_statement_made = method in STATEMENTS
            return statement(method, [detail]) if is_statement_made else statement("select", [detail])
        if callee.name not in self._registry.models:
            return None
        if method == _MADE:
            return one("instance", callee.name, "new")
        query = Value("query", callee.name, detail)
        if method in RESHAPING or (method in ADDING and call.positions):
            is_single = method == "with_entities"
            made = query_of([*_models(query, method), *self._entities(call)], is_single=is_single)
            return frozenset((made or query,))
        return result_of(query, method)

    def _of_function(self, path: str, call: GivenCall) -> Values | None:
        owner, _, name = path.rpartition(".")
        if owner == SESSION and name in _ENTERED:
            return one("external_instance", SESSION)
        if not (is_library(path) or is_session_path(owner)) or not call.positions:
            return None
        if name in _QUERYING:
            return self._queried(call, name)
        if name in _TABLES:
            return frozenset(Value("external_instance", TABLE, text) for text in call.texts(0)) or None
        if name in STATEMENTS:
            return statement(name, list(self._tables(call))) or None
        if name in ("get", "get_one", "get_or_404"):
            return frozenset(Value("instance", model) for model in self._models(call)) or None
        if name == "aliased":
            return frozenset(Value("class", model) for model in self._models(call)) or None
        if name in ("merge", "with_polymorphic"):
            return call.values(0) or None
        return self._executed(name, call)

    def _queried(self, call: GivenCall, name: str) -> Values | None:
        made = query_of(list(self._entities(call)), is_single=True)
        if made is not None:
            return frozenset((made,))
        return statement("select", list(self._tables(call))) if name == "select" and call.positions else None

    @staticmethod
    def _executed(name: str, call: GivenCall) -> Values | None:
        """`session.scalars(select(Order))` is as good as the query itself."""
        queries = [v for v in sorted(call.values(0)) if v.kind == "query"]
        if name in _ROWS:
            return frozenset(v if is_statement(v) else as_rows(v) for v in queries) or None
        if name == "exec":
            return frozenset(queries) or None
        if name in _SCALARS:
            return NOTHING.union(*(as_scalars(v) for v in queries if not is_statement(v))) or None
        if name == "scalar" or name in _FLASK:
            return NOTHING.union(*(result_of(v, name) for v in queries if not is_statement(v))) or None
        return None

    def _entities(self, call: GivenCall) -> Iterator[str]:
        """The columns of a query by their classes: see `query_of`."""
        for position, given in enumerate(call.call.arguments):
            if isinstance(given, Collection):
                yield from (self._entity(one, frozenset(), call) for one in given.items)
            else:
                yield self._entity(given, call.values(position), call)

    def _entity(self, given: Expression, values: Values, call: GivenCall) -> str:
        values = values or call.evaluator.values(given, call.frame)
        models = [v.name for v in sorted(values, key=repr) if v.kind == "class" and v.name in self._registry.models]
        if models:
            return models[0]
        bases = (part.base for part in walk(given) if isinstance(part, Attribute))
        owners = (v for base in bases for v in sorted(call.evaluator.values(base, call.frame), key=repr))
        known = (v.name for v in owners if v.kind == "class" and v.name in self._registry.models)
        return f"-{next(known, '')}"

    def _models(self, call: GivenCall) -> list[str]:
        """The mapped classes given first."""
        return [v.name for v in sorted(call.values(0)) if v.kind == "class" and v.name in self._registry.models]

    def _tables(self, call: GivenCall) -> Iterator[str]:
        """The tables that the first argument stands for, or whose columns it names."""
        for model in self._models(call):
            yield self._registry.models[model].table
        for part in walk(call.call.arguments[0]):
            values = call.evaluator.values(part, call.frame) if part is not call.call.arguments[0] else call.values(0)
            yield from (v.detail for v in sorted(values, key=repr) if v.name == TABLE and v.detail)

    def method(self, evaluator: Evaluator, callee: Value, call: GivenCall | None) -> None:
        """No opinion."""

    def parameter(self, evaluator: Evaluator, parameter: Parameter, frame: Frame) -> Values | None:
        """A parameter called `session` is taken for one where classes are mapped."""
        if self._registry.models and parameter.name in _SESSION_PARAMETERS:
            return one("external_instance", SESSION, BY_NAME)
        return None


def _models(query: Value, method: str) -> list[str]:
    """The columns that a query has before others are added."""
    if method in RESHAPING:
        return []
    rows = as_rows(query).detail.partition(" ")[0]
    return rows.partition(":")[2].split(",")
