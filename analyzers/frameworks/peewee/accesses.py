"""Reads and writes of tables through models, queries and objects of Peewee."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from analyzers.facts import Attribute, Name
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.occurrences import WrittenName
from analyzers.linking.value_flow import Deed
from analyzers.linking.values import Value
from analyzers.linking.walk import calls_before, walk
from analyzers.program import Confidence, DataAccess, Join, Location, Operation

from .models import Models, PeeweeModel
from .summary import CREATING, LOADING, SELECTING, WRITING

_JOINING = frozenset({"join", "join_from", "switch", "prefetch"})
_ASKING = _JOINING | {"where", "select", "order_by", "group_by", "having", "from_", "on", "orwhere", "left_outer_join"}
_RUNNING = frozenset({"count", "scalar", "exists", "iterator", "execute"}) | LOADING
_OPERATIONS: dict[str, Operation] = {"insert": "insert", "update": "update", "delete": "delete"}


class PeeweeAccesses:
    """Collects accesses and joins."""

    def __init__(self, evaluator: Evaluator, models: Models) -> None:
        """Take the models."""
        self._evaluator = evaluator
        self._models = models.models
        self._back = models.back
        self.accesses: list[DataAccess] = []
        self.joins: list[Join] = []

    def read(self, sites: Sequence[CallSite], names: Sequence[WrittenName], deeds: Iterable[Deed]) -> None:
        """By calls, by foreign keys that are read, by rows that are gone through."""
        for site in sites:
            for value in sorted(site.callees, key=repr):
                if value.kind == "query_method" and value.name in self._models:
                    self._method(site, value)
            if site.method in ("save", "delete_instance"):
                self._object(site)
        keys = {key.name for model in self._models.values() for key in model.keys}
        for frame, part, in_loop in names:
            if isinstance(part, Attribute) and part.name in keys:
                for value in sorted(self._evaluator.owners(part, frame), key=repr):
                    self._follow(frame.symbol, frame.module.location(part.line), value, part.name, in_loop)
        self._read_deeds(deeds)

    def _read_deeds(self, deeds: Iterable[Deed]) -> None:
        for deed in deeds:
            model = self._models.get(deed.value.name)
            if deed.value.kind == "query" and deed.method == "__iter__" and model is not None:
                for one in deed.doers:
                    self._add(one.function, one.location, model.table, "select", "likely", one.in_loop)
            elif deed.method.startswith("."):
                for one in deed.doers:
                    self._follow(one.function, one.location, deed.value, deed.method[1:], one.in_loop)

    def _method(self, site: CallSite, value: Value) -> None:
        method, _, of_class = value.detail.partition(" ")
        own = self._models[value.name].table
        if of_class:
            for operation in _of_class(method):
                self._note(site, own, operation)
        elif method in _RUNNING and not any(isinstance(call.function, Attribute) for call in calls_before(site.call)):
            self._note(site, own, "select", "likely")
        if method in _ASKING:
            given = [*site.call.arguments, *(one for _, one in site.call.keywords)]
            others = sorted({table for one in given for table in self._tables(walk(one), site.frame)} - {own})
            for table in others:
                self._note(site, table, "select", "likely")
            if others and method in _JOINING:
                self.joins.append(Join(site.frame.symbol, tuple(sorted((own, *others))), site.location, "orm"))

    def _tables(self, parts: Iterable[object], frame: Frame) -> Iterator[str]:
        for part in parts:
            if isinstance(part, Name | Attribute):
                found = sorted(self._evaluator.values(part, frame), key=repr)
                yield from (self._models[v.name].table for v in found if v.kind == "class" and v.name in self._models)

    def _object(self, site: CallSite) -> None:
        """`order.save()` of a new row inserts, of one that was loaded updates; unless the class has its own method."""
        function = site.call.function
        near = self._evaluator.values(function.base, site.frame) if isinstance(function, Attribute) else frozenset()
        for receiver in sorted(site.receivers | near, key=repr):
            model = self._models.get(receiver.detail if receiver.kind == "super" else receiver.name)
            is_row = receiver.kind in ("instance", "super") and not self._is_overridden(receiver, site.method)
            if model is not None and is_row and site.method == "delete_instance":
                self._deleted(site, model)
            elif model is not None and is_row:
                self._saved(site, model, receiver, is_near=receiver in near)

    def _deleted(self, site: CallSite, model: PeeweeModel) -> None:
        """A row, and those that the database deletes with it."""
        self._note(site, model.table, "delete")
        for child in (self._models[one] for one in sorted(set(self._back.get(model.cls, {}).values()))):
            if any(key.cascades and key.target == model.cls for key in child.keys):
                self._note(site, child.table, "delete", "likely", "cascade")

    def _saved(self, site: CallSite, model: PeeweeModel, receiver: Value, *, is_near: bool) -> None:
        if receiver.kind == "super":
            self._note(site, model.table, "insert", "likely")
            self._note(site, model.table, "update", "likely")
        elif is_near:
            self._note(site, model.table, "insert" if receiver.detail == "new" else "update", "likely")

    def _is_overridden(self, receiver: Value, method: str) -> bool:
        evaluator = self._evaluator
        order = evaluator.after_super(receiver) if receiver.kind == "super" else evaluator.mro(receiver.name)
        return evaluator.code.is_bound(method, order)

    def _follow(self, function: str, location: Location, owner: Value, name: str, in_loop: bool) -> None:
        """Reading `tweet.user` loads the user."""
        model = self._models.get(owner.name) if owner.kind == "instance" else None
        for key in model.keys if model is not None else ():
            if key.name == name and key.target in self._models:
                self._add(function, location, self._models[key.target].table, "select", "likely", in_loop)

    def _note(
        self,
        site: CallSite,
        table: str,
        operation: Operation,
        confidence: Confidence = "certain",
        mechanism: str = "orm",
    ) -> None:
        where = site.frame.symbol, table, operation, site.location, mechanism
        self.accesses.append(DataAccess(*where, confidence, site.in_loop))

    def _add(
        self, function: str, location: Location, table: str, operation: Operation, confidence: Confidence, in_loop: bool
    ) -> None:
        self.accesses.append(DataAccess(function, table, operation, location, "orm", confidence, in_loop))


def _of_class(method: str) -> Iterator[Operation]:
    """What a method of a model does."""
    if method in WRITING:
        yield _OPERATIONS[WRITING[method]]
    if method in SELECTING | LOADING - {"alias"} or method == "get_or_create":
        yield "select"
    if method in CREATING:
        yield "insert"
