"""Reads and writes of tables through managers, query sets, instances, forms and relations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product

from analyzers.facts import Attribute, Call, Constant, Expression, Name, Subscript
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.occurrences import WrittenName
from analyzers.linking.values import NOTHING, Value, Values, texts
from analyzers.linking.walk import walk
from analyzers.program import BlindSpot, Confidence, DataAccess, Join, Location, Operation

from .events import Change
from .methods import (
    INSTANCE_OPERATIONS,
    KEY_LOOKUPS,
    LOOKUP_METHODS,
    OPERATIONS,
    RELATION_LOADERS,
    RELATION_WRITES,
    RETURN_QUERY,
    SENDING,
    SHORTCUTS,
    parts_of,
    synchronous,
)
from .models import ModelRegistry

_OWN_METHODS = "django.db.models."
"""What models and queries do when they are called is known by the call."""
_MEASURING = frozenset({"<builtin>.len", "<builtin>.bool"})


class QueryReader:
    """Turns call sites and attribute reads into data accesses."""

    def __init__(self, evaluator: Evaluator, registry: ModelRegistry) -> None:
        """Take the solver and the known models."""
        self._evaluator = evaluator
        self._registry = registry
        self.accesses: list[DataAccess] = []
        self.changes: list[Change] = []
        self.joins: list[Join] = []
        self.blind_spots: list[BlindSpot] = []

    def read(self, sites: list[CallSite], names: Sequence[WrittenName]) -> None:
        """All accesses by calls, then those by reading a relation, then those that the framework makes for others."""
        inner = _inner_queries(sites)
        for site in sites:
            self._read_site(site, id(site.call) in inner)
        self._read_relations(names)
        self._read_deeds()

    def _read_site(self, site: CallSite, is_inner: bool) -> None:
        known = self._registry.models
        methods = [v for v in sorted(site.callees) if v.kind == "query_method" and v.name in known]
        for value in methods:
            self._query(site, value, is_inner, "certain" if len(methods) == 1 else "likely")
        method = synchronous(site.method)
        if method in INSTANCE_OPERATIONS:
            self._instance(site, method)
        if method in LOOKUP_METHODS and methods:
            self._lookups(site, methods)
        if any(v.kind == "external" and v.name.rpartition(".")[2] in SHORTCUTS for v in site.callees):
            self._shortcut(site)
        if site.call.arguments and any(v.name in _MEASURING for v in site.callees):
            self._measured(site)

    def _measured(self, site: CallSite) -> None:
        """`len(orders)` runs the query."""
        for value in sorted(self._evaluator.values(site.call.arguments[0], site.frame), key=repr):
            for operation, table in self._done(value, "") if value.kind == "query" else ():
                self._add(site.frame.symbol, table, operation, site.location, "certain", site.in_loop)

    def _shortcut(self, site: CallSite) -> None:
        """`get_object_or_404(Model, ...)` reads the model."""
        for value in sorted(self._evaluator.values(site.call, site.frame)):
            model = self._registry.models.get(value.name)
            if model is not None:
                self._add(site.frame.symbol, model.table, "select", site.location, "certain", site.in_loop)

    def _query(self, site: CallSite, value: Value, is_inner: bool, confidence: Confidence) -> None:
        method, relation_table, _ = parts_of(value.detail)
        method = synchronous(method)
        operations = OPERATIONS.get(method, ())
        if is_inner and method in RETURN_QUERY:
            return
        table = self._registry.models[value.name].table
        self._change(site, value.name, method)
        if method in RELATION_WRITES:
            # A reverse foreign key has no table between: `add` moves rows of the source model.
            operations = operations if relation_table else ("update",)
            table = relation_table or table
        elif relation_table and "select" in operations:
            self._add(site.frame.symbol, relation_table, "select", site.location, confidence, site.in_loop)
        tables = [table] if table == relation_table else self._registry.tables_of(value.name)
        for one, operation in product(tables, operations):
            self._add(site.frame.symbol, one, operation, site.location, confidence, site.in_loop)

    def _change(self, site: CallSite, model: str, method: str) -> None:
        """Bulk operations and `update` change rows without a signal."""
        event = SENDING.get(method)
        if event is not None:
            self.changes.append(Change(model, event, site.frame.symbol, site.location, site.in_loop))

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

    def _is_overridden(self, receiver: Value, method: str) -> bool:
        """Whether the next class that has the method is one of ours."""
        evaluator = self._evaluator
        order = evaluator.after_super(receiver) if receiver.kind == "super" else evaluator.mro(receiver.name)
        return any(method in evaluator.code.bindings(frame) for frame in evaluator.code.classes_of_ours(order))

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
        for deed in self._evaluator.deeds():
            if deed.mechanism.startswith(_OWN_METHODS) and deed.method != "__iter__":
                continue
            for operation, table in self._done(deed.value, synchronous(deed.method)):
                self._add(deed.function, table, operation, deed.location, "likely", deed.in_loop)

    def _done(self, value: Value, method: str) -> Iterator[tuple[Operation, str]]:
        if value.name not in self._registry.models:
            return
        tables = self._registry.tables_of(value.name)
        if value.kind == "query":
            yield from (("select", table) for table in (*tables, value.detail.partition(" ")[0]))
        elif value.kind == "query_method":
            called, relation_table, _ = parts_of(value.detail)
            operations = OPERATIONS.get(synchronous(called), ()) if called not in RETURN_QUERY else ()
            owners = [relation_table or tables[0]] if called in RELATION_WRITES else tables
            yield from product(operations, owners)
        elif value.kind == "instance":
            # Whether what a form saves is new, is not known.
            operations = ("insert", "update") if method == "save" else INSTANCE_OPERATIONS.get(method, ())
            yield from product(operations, tables)

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
        relation = self._registry.relation(model, part.name)
        accessor = None if relation else self._registry.accessor(model, part.name)
        table = ""
        if relation is not None and relation.kind != "many_to_many":
            table = relation.target_table
        elif accessor is not None and accessor.kind == "one_to_one":
            table = self._registry.models[accessor.source].table
        if table and table != self._registry.models[model].table:
            location = frame.module.location(part.line)
            self._add(frame.symbol, table, "select", location, "likely", in_loop)

    def _lookups(self, site: CallSite, methods: list[Value]) -> None:
        loads = synchronous(site.method) in RELATION_LOADERS
        for value in methods:
            own = self._registry.models[value.name].table
            for path in self._paths(site):
                tables = self._tables_along(value.name, path, loads=loads)
                for table in tables:
                    self._add(site.frame.symbol, table, "select", site.location, "likely", site.in_loop)
                if tables:
                    names = tuple(sorted({own, *tables}))
                    self.joins.append(Join(site.frame.symbol, names, site.location, "orm"))

    def _paths(self, site: CallSite) -> Iterator[str]:
        """Field paths in keywords, in strings, and inside `Q(...)`, `F(...)` and aggregates."""
        for part in _arguments(site.call):
            for inner in walk(part):
                if isinstance(inner, Call):
                    yield from (name for name, _ in inner.keywords if "__" in name)
                elif isinstance(inner, Constant) and isinstance(inner.value, str):
                    yield inner.value.lstrip("-")
        for name, given in site.call.keywords:
            mapping = self._evaluator.values(given, site.frame) if name == "**" else ()
            yield from (entry.name for entry in sorted(mapping) if entry.kind == "entry")
            yield name
        for part in site.call.arguments:
            if isinstance(part, Name):
                yield from texts(self._evaluator.values(part, site.frame))

    def _tables_along(self, model: str, path: str, *, loads: bool) -> list[str]:
        """The tables that a lookup such as `order__customer__name` reaches; the key of a relation needs no join."""
        tables: list[str] = []
        current: str | None = model
        steps = path.split("__")
        for position, step in enumerate(steps):
            if current is None:
                break
            relation = self._registry.relation(current, step)
            accessor = None if relation else self._accessor_in_lookup(current, step)
            goes_on = loads or not KEY_LOOKUPS.issuperset(steps[position + 1 : position + 2])
            if relation is not None:
                tables.extend(t for t in (relation.join_table, relation.target_table if goes_on else "") if t)
                current = relation.target
            elif accessor is not None:
                tables.append(self._registry.models[accessor].table)
                current = accessor
            else:
                break
        return tables

    def _accessor_in_lookup(self, model: str, step: str) -> str | None:
        """The model behind a reverse name; in lookups the default name has no `_set`."""
        accessor = self._registry.accessor(model, step) or self._registry.accessor(model, f"{step}_set")
        return accessor.source if accessor else None

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


def _arguments(call: Call) -> list[Expression]:
    return [*call.arguments, *(value for _, value in call.keywords)]


def _inner_queries(sites: list[CallSite]) -> set[int]:
    """Calls whose query another call goes on with: they run nothing by themselves."""
    inner: set[int] = set()
    for site in sites:
        function = site.call.function
        if isinstance(function, Attribute) and _has_query(site.receivers):
            base = function.base.base if isinstance(function.base, Subscript) else function.base
            inner.add(id(base))
    return inner


def _has_query(values: Values) -> bool:
    return any(value.kind == "query" for value in values)
