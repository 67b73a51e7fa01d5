"""What SQLAlchemy's own code does with values: queries, their results, relationship attributes, tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from analyzers.facts import Define, Parameter
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.given import GivenCall
from analyzers.linking.values import NOTHING, Value, Values, items, one

from .registry import Registry
from .relations import TABLE, Relations
from .sessions import BY_NAME, is_library, is_session_path

_ONE = frozenset(
    {"first", "one", "one_or_none", "get", "get_one", "scalar", "scalar_one", "scalar_one_or_none"}
    | {"first_or_404", "get_or_404", "one_or_404"}
)
_MANY = frozenset({"all", "fetchall", "fetchmany", "yield_per", "partitions"})
_NONE = frozenset({"count", "exists", "update", "delete", "paginate", "values", "column_descriptions"})
_QUERYING = frozenset({"query", "select"})
_PASSING = frozenset({"execute", "scalars", "stream", "stream_scalars"})
_FACTORIES = frozenset(
    {"sqlalchemy.orm.sessionmaker", "sqlalchemy.orm.scoped_session", "sqlalchemy.orm.scoping.scoped_session"}
    | {"sqlalchemy.orm.session.sessionmaker", "sqlalchemy.orm.create_session"}
    | {"sqlalchemy.ext.asyncio.async_sessionmaker", "sqlalchemy.ext.asyncio.async_scoped_session"}
)
"""Functions whose result is a session, or makes one when it is called."""
SESSION = "sqlalchemy.orm.Session"
_SESSION_PARAMETERS = frozenset({"session", "db_session", "dbsession"})


class SqlAlchemySummary:
    """Answers for mapped classes, their queries and sessions."""

    def __init__(self, registry: Registry, relations: Relations) -> None:
        """Take what is mapped."""
        self._registry = registry
        self._relations = relations

    @property
    def knows_tables(self) -> bool:
        """Whether the program maps anything."""
        return bool(self._registry.models or self._registry.tables)

    def is_table(self, path: str) -> bool:
        """No opinion."""
        return False

    @property
    def added_members(self) -> Mapping[str, Iterable[str]]:
        """None that no class shows."""
        return {}

    def attribute(self, evaluator: Evaluator, value: Value, name: str) -> Values | None:
        """`Class.query`, `Class.__table__`, relationship attributes of objects, methods of queries."""
        if value.kind == "result" and value.name in _FACTORIES:
            return one("external", f"{SESSION}.{name}")
        if value.name not in self._registry.models:
            return None
        if value.kind == "query":
            return one("query_method", value.name, name)
        if value.kind in ("class", "instance") and name in ("query", "__table__"):
            return self._of_class(evaluator, value.name, name)
        return self._related(value.name, name) if value.kind == "instance" else None

    def _of_class(self, evaluator: Evaluator, cls: str, name: str) -> Values | None:
        if name == "__table__":
            return one("external_instance", TABLE, self._registry.models[cls].table)
        frames = [evaluator.code.definitions[a] for a in evaluator.mro(cls) if a in evaluator.code.definitions]
        own = [b for frame in frames for b in evaluator.code.bindings(frame).get(name, ())]
        is_ours = any(isinstance(binding.payload, Define) for binding in own)
        return None if is_ours else one("query", cls)

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

    def result(self, callee: Value, call: GivenCall) -> Values | None:
        """Results of query methods and of the library's functions."""
        if callee.kind == "query_method" and callee.name in self._registry.models:
            return self._of_query(callee.name, callee.detail)
        if callee.kind == "result" and callee.name in _FACTORIES:
            return one("external_instance", SESSION)
        if callee.kind != "external":
            return None
        if id(call.call) in self._registry.tables:
            return one("external_instance", TABLE, self._registry.tables[id(call.call)].name)
        return self._of_function(callee.name, call)

    @staticmethod
    def _of_query(model: str, method: str) -> Values:
        if method in _ONE:
            return one("instance", model)
        if method in _MANY:
            return items(one("instance", model))
        return NOTHING if method in _NONE else one("query", model)

    def _of_function(self, path: str, call: GivenCall) -> Values | None:
        owner, _, name = path.rpartition(".")
        if owner == SESSION and name in ("begin", "begin_nested"):
            return one("external_instance", SESSION)
        if not (is_library(path) or is_session_path(owner)) or not call.positions:
            return None
        if name in _QUERYING:
            return self._models(call, "query") or None
        if name in ("get", "get_one", "get_or_404"):
            return self._models(call, "instance") or None
        if name == "aliased":
            return self._models(call, "class") or None
        if name == "merge":
            return call.values(0) or None
        return self._executed(name, call)

    @staticmethod
    def _executed(name: str, call: GivenCall) -> Values | None:
        """`session.scalars(select(Order))` is as good as the query itself."""
        if name not in _PASSING and name != "scalar":
            return None
        queries = frozenset(v for v in call.values(0) if v.kind == "query")
        if name == "scalar":
            return frozenset(Value("instance", v.name) for v in queries) or None
        return queries or None

    def _models(self, call: GivenCall, kind: str) -> Values:
        """The mapped class given first, as a value of another kind."""
        models = [v.name for v in sorted(call.values(0)) if v.kind == "class" and v.name in self._registry.models]
        if kind == "query":
            return frozenset(Value("query", model) for model in models)
        return frozenset(Value("instance" if kind == "instance" else "class", model) for model in models)

    def method(self, evaluator: Evaluator, callee: Value, call: GivenCall | None) -> None:
        """No opinion."""

    def parameter(self, evaluator: Evaluator, parameter: Parameter, frame: Frame) -> Values | None:
        """A parameter called `session` is taken for one where classes are mapped."""
        if self._registry.models and parameter.name in _SESSION_PARAMETERS:
            return one("external_instance", SESSION, BY_NAME)
        return None
