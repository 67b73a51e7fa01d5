"""Reads and writes of tables through sessions, queries, Core statements, objects and their relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from analyzers.facts import Attribute, Bind, Call, Collection, Expression, Name
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame, is_in_loop
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.occurrences import WrittenName
from analyzers.linking.values import Value, elements
from analyzers.linking.walk import walk
from analyzers.program import Confidence, DataAccess, Join, Operation

from .registry import Registry
from .relations import TABLE, Relations, table_of_value
from .sessions import is_library, session_confidence

_STATEMENTS: dict[str, Operation] = {"select": "select", "insert": "insert", "update": "update", "delete": "delete"}
_JOINING = frozenset({"join", "outerjoin", "select_from", "add_entity", "add_columns"})
_LOADING = frozenset({"joinedload", "subqueryload", "selectinload", "contains_eager"})
_PENDING = frozenset({"add", "add_all", "bulk_save_objects"})
_BULK: dict[str, Operation] = {"bulk_insert_mappings": "insert", "bulk_update_mappings": "update"}
_BY_SESSION = _PENDING | {"query", "get", "get_one", "merge", "delete"} | set(_BULK)
_METHODS = _BY_SESSION | _JOINING | set(_STATEMENTS) | _LOADING


class AccessReader:
    """Collects accesses and joins over the call sites, then over attributes of mapped objects."""

    def __init__(self, evaluator: Evaluator, registry: Registry, relations: Relations) -> None:
        """Take what is mapped."""
        self._evaluator = evaluator
        self._registry = registry
        self._relations = relations
        self._joined: set[int] = set()
        self.accesses: list[DataAccess] = []
        self.joins: list[Join] = []

    def read(self, sites: Sequence[CallSite]) -> None:
        """All accesses by calls; a query that ends in an update or delete is no read of its own."""
        written = {id(inner) for site in sites if self._ends_query(site) for inner in _chain(site.call)}
        for site in sites:
            function = site.call.function
            name = function.id if isinstance(function, Name) else site.method
            if name in _METHODS and id(site.call) not in written and not _is_text(site):
                self._call(site, name)
            if site.method and id(site.call) not in written:
                self._class_query(site)

    def _ends_query(self, site: CallSite) -> bool:
        return site.method in ("update", "delete") and any(v.kind == "query_method" for v in site.callees)

    # Calls

    def _call(self, site: CallSite, name: str) -> None:
        if name in _BY_SESSION:
            confidence = session_confidence(self._evaluator, site)
            if confidence is not None:
                self._by_session(site, name, confidence)
        if name in _STATEMENTS:
            self._statement(site, name)
        elif name in _JOINING or (name in _LOADING and _is_from_library(site)):
            self._note(site, self._tables(site.call.arguments, site.frame), "select")
        if name in _JOINING or name in ("query", "select"):
            self._join(site)

    def _by_session(self, site: CallSite, name: str, confidence: Confidence) -> None:
        given = site.call.arguments
        if name == "query":
            self._note(site, self._tables(given, site.frame), "select", confidence)
        elif name in ("get", "get_one"):
            self._note(site, self._tables(given[:1], site.frame), "select", confidence)
        elif name in _BULK:
            self._note(site, self._tables(given[:1], site.frame), _BULK[name], confidence)
        elif given:
            self._object(site, name, confidence)

    def _object(self, site: CallSite, name: str, confidence: Confidence) -> None:
        """An object given to the session: `add` inserts a new one, and probably one that comes from elsewhere."""
        values = self._evaluator.values(site.call.arguments[0], site.frame)
        objects = [
            v for v in sorted(values | elements(values)) if v.kind == "instance" and v.name in self._registry.models
        ]
        for value in objects:
            table = [self._registry.models[value.name].table]
            if name == "delete":
                self._note(site, table, "delete", confidence)
            elif name == "merge":
                self._note(site, table, "insert", "likely")
                self._note(site, table, "update", "likely")
            else:
                self._note(site, table, "insert", confidence if value.detail == "new" else "likely")

    def _statement(self, site: CallSite, name: str) -> None:
        """Core statements, methods of tables, and the end of a query that writes."""
        operation = _STATEMENTS[name]
        if _is_from_library(site):
            given = site.call.arguments if name == "select" else site.call.arguments[:1]
            self._note(site, self._tables(given, site.frame), operation)
        tables = [v.detail for v in sorted(site.receivers) if v.kind == "external_instance" and v.name == TABLE]
        self._note(site, [table for table in tables if table], operation)
        models = [v.name for v in sorted(site.callees) if v.kind == "query_method" and v.name in self._registry.models]
        self._note(site, [self._registry.models[model].table for model in models], operation)

    def _class_query(self, site: CallSite) -> None:
        """The first method of `Class.query`."""
        base = site.call.function.base if isinstance(site.call.function, Attribute) else None
        if isinstance(base, Attribute) and base.name == "query" and not self._ends_query(site):
            models = [v.name for v in sorted(site.receivers) if v.kind == "query" and v.name in self._registry.models]
            self._note(site, [self._registry.models[model].table for model in models], "select")

    def _join(self, site: CallSite) -> None:
        """The tables of a whole chain of calls, noted at its last call that names one."""
        if id(site.call) in self._joined:
            return
        chain = [site.call, *_chain(site.call)]
        self._joined.update(map(id, chain))
        found = {v for call in chain for v in self._tables(call.arguments, site.frame)}
        found |= {
            self._registry.models[v.name].table
            for call in chain
            if isinstance(call.function, Attribute)
            for v in self._evaluator.values(call.function.base, site.frame)
            if v.kind == "query" and v.name in self._registry.models
        }
        if len(found) > 1:
            self.joins.append(Join(site.frame.symbol, tuple(sorted(found)), site.location, "orm"))

    def _tables(self, expressions: Iterable[Expression], frame: Frame) -> list[str]:
        """The tables that expressions mention: classes, tables, relationship attributes of classes."""
        found: dict[str, None] = {}
        for part in (p for e in expressions for p in walk(e) if isinstance(p, Name | Attribute)):
            for value in sorted(self._evaluator.values(part, frame)):
                found.update(dict.fromkeys(table_of_value(self._registry, value)))
            if isinstance(part, Attribute) and part.name in self._relations.names:
                owners = self._evaluator.owners(part, frame)
                found.update(dict.fromkeys(self._related_tables(owners, part.name, "class")))
        return list(found)

    def _related_tables(self, owners: Iterable[Value], name: str, kind: str) -> Iterator[str]:
        for value in sorted(owners):
            relation = self._relations.find(value.name, name) if value.kind == kind else None
            if relation is not None:
                yield from (self._registry.models[target].table for target in sorted(relation.targets))

    def _note(
        self, site: CallSite, tables: Iterable[str], operation: Operation, confidence: Confidence = "certain"
    ) -> None:
        for table in tables:
            self.accesses.append(
                DataAccess(site.frame.symbol, table, operation, site.location, "orm", confidence, site.in_loop)
            )

    # Objects

    def read_objects(self, names: Sequence[WrittenName]) -> None:
        """Relations that are loaded when they are read, and columns that are written back when they are assigned."""
        for frame, part, in_loop in names:
            if isinstance(part, Attribute) and part.name in self._relations.names:
                for table in self._related_tables(self._evaluator.owners(part, frame), part.name, "instance"):
                    self._likely(frame, part.line, table, "select", in_loop)
        self._read_assignments()

    def _read_assignments(self) -> None:
        names = {m.name for mapped in self._registry.models.values() for m in mapped.members}
        statements = ((frame, s) for frame in self._evaluator.code.frames() for s in frame.scope.statements)
        for frame, statement in statements:
            target = statement.target if isinstance(statement, Bind) else None
            for part in target.items if isinstance(target, Collection) else (target,):
                if isinstance(part, Attribute) and part.name in names:
                    self._assigns(frame, part, is_in_loop(frame, statement.region))

    def _assigns(self, frame: Frame, target: Attribute, in_loop: bool) -> None:
        """A column assigned outside the constructor of the object."""
        for value in sorted(self._evaluator.values(target.base, frame)):
            mapped = self._registry.models.get(value.name) if value.kind == "instance" else None
            if mapped is None or value.detail == "new" or frame.scope.name == "__init__":
                continue
            order = [self._registry.models[a] for a in self._evaluator.mro(value.name) if a in self._registry.models]
            owner = next((m for m in order if any(member.name == target.name for member in m.members)), None)
            if owner is not None:
                self._likely(frame, target.line, owner.table, "update", in_loop)

    def _likely(self, frame: Frame, line: int, table: str, operation: Operation, in_loop: bool) -> None:
        location = frame.module.location(line)
        self.accesses.append(DataAccess(frame.symbol, table, operation, location, "orm", "likely", in_loop))


def _is_text(site: CallSite) -> bool:
    """`", ".join(...)` joins no tables."""
    return any(v.kind == "text" or v.name == "<builtin>.str" for v in site.receivers)


def _is_from_library(site: CallSite) -> bool:
    return any(v.kind == "external" and is_library(v.name) for v in site.callees) and not any(
        v.kind == "external_instance" and v.name == TABLE for v in site.receivers
    )


def _chain(call: Call) -> Iterator[Call]:
    """The calls on whose results a call goes on, from the last to the first."""
    current: Expression = call.function
    while isinstance(current, Attribute | Call):
        if isinstance(current, Call):
            yield current
            current = current.function
        else:
            current = current.base
