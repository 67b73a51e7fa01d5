"""Reads and writes of tables through managers, query sets, instances, forms and relations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from analyzers.facts import Attribute, Subscript
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.given import GivenCall
from analyzers.linking.occurrences import WrittenName
from analyzers.linking.values import NOTHING, Value, Values
from analyzers.program import BlindSpot, Confidence, DataAccess, Join, Location, Operation, Reference

from .cascades import Cascades
from .events import Change
from .lookups import Lookups, paths
from .methods import (
    CHANGES,
    INSTANCE_OPERATIONS,
    LOOKUP_METHODS,
    MAKE_ROWS,
    OPERATIONS,
    RELATION_LOADERS,
    RELATION_WRITES,
    RETURN_QUERY,
    SENDING,
    SHORTCUTS,
    Queried,
    queried,
    synchronous,
)
from .models import ModelRegistry

_OWN_METHODS = "django.db.models."
"""What models and queries do when they are called is known by the call."""
_ON_DELETE = "django.db.models.deletion.Collector.delete"
_MEASURING = frozenset({"<builtin>.len", "<builtin>.bool"})


class _Called(NamedTuple):
    """What a call means for tables, by what it calls; `marks` are what its query reads besides its own table."""

    methods: list[Value]
    marks: list[Value]
    is_shortcut: bool
    is_measuring: bool


class QueryReader:
    """Turns call sites and attribute reads into data accesses."""

    def __init__(self, evaluator: Evaluator, registry: ModelRegistry) -> None:
        """Take the solver and the known models."""
        self._evaluator = evaluator
        self._registry = registry
        self._lookups = Lookups(registry)
        self._cascades = Cascades(registry)
        self._known: dict[Values, _Called] = {}
        self.accesses: list[DataAccess] = []
        self.changes: list[Change] = []
        self.joins: list[Join] = []
        self.references: list[Reference] = []
        self.blind_spots: list[BlindSpot] = []

    def read(self, sites: list[CallSite], names: Sequence[WrittenName]) -> None:
        """All accesses by calls, then those by reading a relation, then those that the framework makes for others."""
        inner = _inner_queries(sites)
        for site in sites:
            self._read_site(site, id(site.call) in inner)
        self._read_relations(names)
        self._read_deeds()

    def _read_site(self, site: CallSite, is_inner: bool) -> None:
        called = self._known.get(site.callees)
        if called is None:
            called = self._known[site.callees] = self._called(site.callees)
        methods = called.methods
        for value in methods:
            self._query(site, value, is_inner, "certain" if len(methods) == 1 else "likely")
        for value in called.marks if not is_inner else ():
            self._mark(site, value)
        method = synchronous(site.method)
        if method in INSTANCE_OPERATIONS:
            self._instance(site, method)
        if method in LOOKUP_METHODS and methods:
            self._read_lookups(site, methods)
        if called.is_shortcut:
            self._shortcut(site)
        if called.is_measuring and site.call.arguments:
            self._measured(site)

    def _called(self, callees: Values) -> _Called:
        known = self._registry.models
        found = [v for v in sorted(callees) if v.kind == "query_method" and v.name in known]
        return _Called(
            methods=[v for v in found if not queried(v.detail).way],
            marks=[v for v in found if queried(v.detail).way],
            is_shortcut=any(v.kind == "external" and v.name.rpartition(".")[2] in SHORTCUTS for v in callees),
            is_measuring=any(v.name in _MEASURING for v in callees),
        )

    def _measured(self, site: CallSite) -> None:
        """`len(orders)` runs the query."""
        for value in sorted(self._evaluator.values(site.call.arguments[0], site.frame), key=repr):
            for operation, table in self._done(value, "") if value.kind == "query" else ():
                sure: Confidence = "likely" if queried(f" {value.detail}").way else "certain"
                self._add(site.frame.symbol, table, operation, site.location, sure, site.in_loop)

    def _shortcut(self, site: CallSite) -> None:
        """`get_object_or_404(Model, ...)` reads the model."""
        for value in sorted(self._evaluator.values(site.call, site.frame)):
            model = self._registry.models.get(value.name)
            if model is not None:
                self._add(site.frame.symbol, model.table, "select", site.location, "certain", site.in_loop)

    def _mark(self, site: CallSite, value: Value) -> None:
        """What the query reads besides its own table is read where it is run."""
        parts = queried(value.detail)
        if synchronous(parts.method) not in RETURN_QUERY:
            for operation, table in self._done(value, ""):
                self._add(site.frame.symbol, table, operation, site.location, "likely", site.in_loop)

    def _query(self, site: CallSite, value: Value, is_inner: bool, confidence: Confidence) -> None:
        method, relation_table = synchronous(queried(value.detail).method), queried(value.detail).table
        operations = OPERATIONS.get(method, ())
        if is_inner and method in RETURN_QUERY:
            return
        table = self._registry.models[value.name].table
        self._change(site, value.name, method)
        if method in RELATION_WRITES:
            # A reverse foreign key has no table between: `add` moves rows of the source model.
            operations = operations if relation_table else ("update",)
            table = relation_table or table
            self._relate(site.frame.symbol, relation_table, site.location, site.in_loop)
        elif relation_table and "select" in operations:
            self._add(site.frame.symbol, relation_table, "select", site.location, confidence, site.in_loop)
        tables = [table] if table == relation_table else self._registry.tables_of(value.name)
        for one, operation in product(tables, operations):
            self._add(site.frame.symbol, one, operation, site.location, confidence, site.in_loop)
        if method == "delete":
            if not self._cascades.is_alone(value.name):
                self._add(site.frame.symbol, table, "select", site.location, "likely", site.in_loop)
            self._cascade(site.frame.symbol, value.name, site.location, site.in_loop)

    def _change(self, site: CallSite, model: str, method: str) -> None:
        """Bulk operations and `update` change rows without a signal."""
        event = SENDING.get(method)
        if event is not None:
            self.changes.append(Change(model, event, site.frame.symbol, site.location, site.in_loop))
            for operation, table in self._accompanying(model, event):
                self._add(site.frame.symbol, table, operation, site.location, "likely", site.in_loop)

    def _relate(self, function: str, table: str, location: Location, in_loop: bool) -> None:
        """Rows between two models that come or go have a signal of their own."""
        if table:
            self.changes.append(Change(table, "relate", function, location, in_loop))

    def _accompanying(self, model: str, event: str) -> Iterator[tuple[Operation, str]]:
        """A library writes what it made of the model too."""
        for one in self._registry.companions_of(model):
            yield from ((operation, one.table) for operation in one.operations(event))

    def _instance(self, site: CallSite, method: str) -> None:
        """`x.save()` on a model instance whose class does not override it, and `super().save()` in one that does."""
        for receiver in sorted(site.receivers):
            name = receiver.detail if receiver.kind == "super" else receiver.name
            model = self._registry.models.get(name)
            if receiver.kind not in ("instance", "super") or model is None or not model.table:
                continue
            if self._is_overridden(receiver, site.method):
                continue
            self._change(site, name, method)
            for table in self._registry.tables_of(name):
                for operation in self._instance_operations(site, receiver, method):
                    self._add(site.frame.symbol, table, operation, site.location, "certain", site.in_loop)
            if method == "delete":
                self._cascade(site.frame.symbol, name, site.location, site.in_loop)

    def _cascade(self, function: str, model: str, location: Location, in_loop: bool) -> None:
        """What the rows that point to deleted rows go through, if there are any."""
        for effect in self._cascades.of(model):
            found = DataAccess(function, effect.table, effect.operation, location, "cascade", "likely", in_loop)
            self.accesses.append(found)
            if effect.model:
                self.changes.append(Change(effect.model, "delete", function, location, in_loop))
            for called in effect.called:
                one = Reference(function, called, "via", location, "likely", mechanism=_ON_DELETE, in_loop=in_loop)
                self.references.append(one)

    def _is_overridden(self, receiver: Value, method: str) -> bool:
        """Whether the next class that has the method is one of ours."""
        evaluator = self._evaluator
        order = evaluator.after_super(receiver) if receiver.kind == "super" else evaluator.mro(receiver.name)
        return evaluator.code.is_bound(method, order)

    def _instance_operations(self, site: CallSite, receiver: Value, method: str) -> tuple[Operation, ...]:
        if method != "save":
            return INSTANCE_OPERATIONS[method]
        if receiver.kind == "super":
            return ("insert", "update")
        function = site.call.function
        near = self._evaluator.values(function.base, site.frame) if isinstance(function, Attribute) else NOTHING
        is_new, is_old = receiver._replace(detail="new") in near, receiver in near
        return (*(("insert",) if is_new else ()), *(("update",) if is_old or not is_new else ()))

    # What the framework does for a function

    def _read_deeds(self) -> None:
        """Queries run where their rows are wanted, and the framework loads, saves and deletes for who calls it."""
        for value, called, doers in self._evaluator.deeds():
            method = synchronous(called)
            done = tuple(self._done(value, method))
            related = _related_by(value)
            cascades = method == "delete" and value.name in self._registry.models
            for function, location, in_loop, mechanism in doers if done or cascades else ():
                if mechanism.startswith(_OWN_METHODS) and called != "__iter__":
                    continue
                for operation, table in done:
                    self._add(function, table, operation, location, "likely", in_loop)
                self._relate(function, related, location, in_loop)
                if cascades:
                    self._cascade(function, value.name, location, in_loop)

    def _done(self, value: Value, method: str) -> Iterator[tuple[Operation, str]]:
        if value.name not in self._registry.models:
            return
        tables = self._registry.tables_of(value.name)
        if value.kind == "query":
            parts = queried(f" {value.detail}")
            yield from (("select", table) for table in ((parts.other,) if parts.way else (*tables, parts.table)))
        elif value.kind == "query_method":
            yield from self._done_by_method(queried(value.detail), tables)
        elif value.kind == "instance" and method.startswith("."):
            yield from (("select", table) for table in self._loaded(value.name, method[1:]))
        elif value.kind == "instance":
            # Whether what a form saves is new, is not known.
            operations = ("insert", "update") if method == "save" else INSTANCE_OPERATIONS.get(method, ())
            yield from product(operations, tables)
            yield from self._accompanying(value.name, method)

    @staticmethod
    def _done_by_method(parts: Queried, tables: list[str]) -> Iterator[tuple[Operation, str]]:
        method = synchronous(parts.method)
        if method in RETURN_QUERY:
            return
        if parts.way:
            # What is only loaded along, is loaded with rows; a change of joined rows finds them first.
            is_read = parts.way == "joined" or method in MAKE_ROWS
            found = (parts.other, *(tables if method in CHANGES else ())) if is_read else ()
            yield from (("select", table) for table in found)
            return
        operations = OPERATIONS.get(method, ())
        yield from product(operations, [parts.table or tables[0]] if method in RELATION_WRITES else tables)
        if parts.table and "select" in operations:
            yield "select", parts.table

    # Relations followed by attribute or by lookup string

    def _read_relations(self, names: Sequence[WrittenName]) -> None:
        relations = self._registry.relation_names()
        for frame, part, in_loop in names:
            if isinstance(part, Attribute) and part.name in relations:
                owners = (v.name for v in sorted(self._evaluator.owners(part, frame)) if v.kind == "instance")
                for model in (name for name in owners if name in self._registry.models):
                    self._load(frame, model, part, in_loop)

    def _load(self, frame: Frame, model: str, part: Attribute, in_loop: bool) -> None:
        """Reading `order.customer` loads the customer, unless it was selected before: hence likely."""
        location = frame.module.location(part.line)
        for table in self._loaded(model, part.name):
            self._add(frame.symbol, table, "select", location, "likely", in_loop)

    def _loaded(self, model: str, name: str) -> list[str]:
        """The tables of the rows that an attribute may load."""
        relation = self._registry.relation(model, name)
        accessor = None if relation else self._registry.accessor(model, name)
        if relation is not None:
            if relation.kind == "many_to_many":
                return []
            return self._registry.tables_of(relation.target) if relation.target else [relation.target_table]
        if accessor is not None:
            return self._registry.tables_of(accessor.source) if accessor.kind == "one_to_one" else []
        columns = [one.table for one in self._registry.companions_of(model) if name in one.columns]
        return columns or self._registry.generic_tables(model, name)

    def _read_lookups(self, site: CallSite, methods: list[Value]) -> None:
        loads = synchronous(site.method) in RELATION_LOADERS
        given = GivenCall(self._evaluator, site.call, site.frame)
        for value in methods:
            own = self._registry.models[value.name].table
            for path in paths(given):
                tables = self._lookups.along(value.name, path, loads=loads)
                for table in tables:
                    self._add(site.frame.symbol, table, "select", site.location, "likely", site.in_loop)
                if tables:
                    names = tuple(sorted({own, *tables}))
                    self.joins.append(Join(site.frame.symbol, names, site.location, "orm"))

    def _add(
        self,
        function: str,
        table: str,
        operation: Operation,
        location: Location,
        confidence: Confidence,
        in_loop: bool,
    ) -> None:
        if table:
            self.accesses.append(DataAccess(function, table, operation, location, "orm", confidence, in_loop))


def view_accesses(
    evaluator: Evaluator, registry: ModelRegistry, view_models: Callable[[Evaluator, str], list[str]]
) -> Iterator[DataAccess]:
    """What generic views do with their model: `ListView` reads, `ModelViewSet` reads and writes."""
    for symbol, frame in evaluator.code.definitions.items():
        if frame.scope.kind != "class" or frame.module.role != "code" or symbol in registry.models:
            continue
        bases = (a.rpartition(".")[2] for a in evaluator.code.classes_from_outside(evaluator.mro(symbol)))
        operations = sorted({operation for base in bases for operation in _VIEW_OPERATIONS.get(base, ())})
        if not operations:
            continue
        location = frame.module.location(frame.scope.line)
        for model in view_models(evaluator, symbol):
            for operation in operations:
                yield DataAccess(symbol, registry.models[model].table, operation, location, "orm", "likely")


_READ: tuple[Operation, ...] = ("select",)
_VIEW_OPERATIONS: dict[str, tuple[Operation, ...]] = {
    **dict.fromkeys(
        ("ListView", "DetailView", "BaseListView", "BaseDetailView", "ListAPIView", "RetrieveAPIView"), _READ
    ),
    **dict.fromkeys(("ReadOnlyModelViewSet", "ListModelMixin", "RetrieveModelMixin"), _READ),
    **dict.fromkeys(("CreateView", "CreateAPIView", "CreateModelMixin"), ("insert",)),
    **dict.fromkeys(("UpdateView", "UpdateAPIView", "UpdateModelMixin", "RetrieveUpdateAPIView"), ("select", "update")),
    **dict.fromkeys(
        ("DeleteView", "DestroyAPIView", "DestroyModelMixin", "RetrieveDestroyAPIView"), ("select", "delete")
    ),
    "ListCreateAPIView": ("select", "insert"),
    "RetrieveUpdateDestroyAPIView": ("select", "update", "delete"),
    "ModelViewSet": ("select", "insert", "update", "delete"),
}


def _inner_queries(sites: list[CallSite]) -> set[int]:
    """Calls whose query another call goes on with: they run nothing by themselves."""
    inner: set[int] = set()
    for site in sites:
        function = site.call.function
        if isinstance(function, Attribute) and _has_query(site.receivers):
            base = function.base.base if isinstance(function.base, Subscript) else function.base
            inner.add(id(base))
    return inner


def _related_by(value: Value) -> str:
    """The table of the many-to-many that a method changes; empty for other methods and other rows."""
    parts = queried(value.detail) if value.kind == "query_method" else None
    return parts.table if parts is not None and parts.method in RELATION_WRITES else ""


def _has_query(values: Values) -> bool:
    return any(value.kind == "query" for value in values)
