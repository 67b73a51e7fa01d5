"""How mapped classes refer to each other: relationship attributes with their back references, and foreign keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from analyzers.facts import Call, Collection, Constant, Expression, Subscript
from analyzers.linking.annotations import annotated
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.values import NOTHING, Value, Values, elements
from analyzers.linking.walk import argument, is_literal, walk
from analyzers.program import BlindSpot, ForeignKey, Location

from .members import Member, called_name, own_values
from .registry import Mapped, Registry, table_columns

_Kind = Literal["foreign_key", "one_to_one", "inheritance"]


class Relation(NamedTuple):
    """What a relationship attribute leads to. `is_query`: it gives a query instead of objects."""

    targets: frozenset[str]
    is_query: bool = False


class Relations:
    """Relationship attributes by class and name, back references included."""

    def __init__(self, evaluator: Evaluator, registry: Registry) -> None:
        """Read all relationship members."""
        self._evaluator = evaluator
        self._registry = registry
        self._own: dict[tuple[str, str], Relation] = {}
        for mapped in registry.models.values():
            for member in mapped.members:
                if member.is_relation and member.call is not None:
                    self._add(mapped, member, member.call)
        self.names = frozenset(name for _, name in self._own)

    def find(self, cls: str, name: str) -> Relation | None:
        """The relation that an attribute of a class is, its own or an inherited one."""
        if name not in self.names:
            return None
        return next((r for a in self._evaluator.mro(cls) if (r := self._own.get((a, name))) is not None), None)

    def _add(self, mapped: Mapped, member: Member, call: Call) -> None:
        targets = frozenset(self._targets(mapped, member, call))
        keywords = dict(call.keywords)
        is_query = called_name(call) == "dynamic_loader" or keywords.get("lazy") == Constant("dynamic")
        self._own[mapped.cls, member.name] = Relation(targets, is_query)
        back = keywords.get("backref")
        for name, is_dynamic in _back_references(self._evaluator, back, member.frame):
            for target in sorted(targets):
                known = self._own.get((target, name), Relation(frozenset()))
                self._own[target, name] = Relation(known.targets | {mapped.cls}, is_dynamic)

    def _targets(self, mapped: Mapped, member: Member, call: Call) -> Iterator[str]:
        """The classes named by the first argument (a class, its name, or a lambda), or by the annotation."""
        given = argument(call, 0, "argument")
        if given is None:
            values = self._annotated(member)
            yield from (v.name for v in sorted(values | elements(values)) if v.name in self._registry.models)
            return
        for value in sorted(self._evaluator.values(given, member.frame)):
            # A lambda or function puts off the look-up of a class.
            found = self._evaluator.returned(value) if value.kind == "function" else frozenset((value,))
            for inner in sorted(found):
                if inner.kind == "text":
                    yield from self._registry.find(inner.name, mapped.cls)
                elif inner.kind == "class" and inner.name in self._registry.models:
                    yield inner.name

    def _annotated(self, member: Member) -> Values:
        """The classes inside `Mapped[...]`."""
        inner = member.annotation.index if isinstance(member.annotation, Subscript) else member.annotation
        return annotated(self._evaluator, inner, member.frame) if inner is not None else NOTHING


def _back_references(evaluator: Evaluator, expression: Expression | None, frame: Frame) -> Iterator[tuple[str, bool]]:
    """The names a `backref` gives to the other side, and whether they are queries there."""
    if expression is None:
        return
    is_dynamic = False
    if isinstance(expression, Call) and expression.arguments:
        is_dynamic = dict(expression.keywords).get("lazy") == Constant("dynamic")
        expression = expression.arguments[0]
    yield from ((name, is_dynamic) for name in strings(evaluator, expression, frame) if HOLE not in name)


class ForeignKeys:
    """Reads the foreign keys of mapped classes and tables."""

    def __init__(self, evaluator: Evaluator, registry: Registry) -> None:
        """Take what is mapped."""
        self._evaluator = evaluator
        self._registry = registry
        self.blind_spots: list[BlindSpot] = []

    def read(self) -> Iterator[ForeignKey]:
        """All foreign keys outside tests and migrations."""
        for table in self._registry.tables.values():
            if table.frame.module.role == "code":
                for member in table_columns(table):
                    yield from self._of_column(table.name, member, frozenset())
                yield from self._of_constraints(table.name, table.call, table.frame)
        for mapped in self._registry.models.values():
            if mapped.frame.module.role == "code" and (mapped.owns_table or mapped.parent is not None):
                yield from self._of_class(mapped)

    def _of_class(self, mapped: Mapped) -> Iterator[ForeignKey]:
        parents = {
            self._registry.models[a].table for a in self._evaluator.mro(mapped.cls)[1:] if a in self._registry.models
        }
        for member in mapped.columns:
            yield from self._of_column(mapped.table, member, parents - {mapped.table})
        for expression, home in own_values(self._evaluator, [mapped.frame], "__table_args__"):
            yield from self._of_constraints(mapped.table, expression, home)

    def _of_column(self, table: str, member: Member, parents: frozenset[str] | set[str]) -> Iterator[ForeignKey]:
        call = member.call
        if call is None:
            return
        keywords = dict(call.keywords)
        for part in (p for p in walk(call) if isinstance(p, Call) and called_name(p) == "ForeignKey"):
            location = member.frame.module.location(part.line)
            for target in self._targets(argument(part, 0, "column"), member, location):
                kind: _Kind = "one_to_one" if is_literal(keywords.get("unique"), True) else "foreign_key"
                if target in parents and is_literal(keywords.get("primary_key"), True):
                    kind = "inheritance"
                yield ForeignKey(table, member.name, target, kind, location)

    def _of_constraints(self, table: str, expression: Expression, frame: Frame) -> Iterator[ForeignKey]:
        for part in (p for p in walk(expression) if isinstance(p, Call) and called_name(p) == "ForeignKeyConstraint"):
            columns, targets = argument(part, 0, "columns"), argument(part, 1, "refcolumns")
            if not isinstance(columns, Collection) or not isinstance(targets, Collection):
                continue
            location = frame.module.location(part.line)
            for column, target in zip(columns.items, targets.items, strict=False):
                name = next(iter(strings(self._evaluator, column, frame)), "…")
                for found in self._targets(target, Member(name, part, None, frame), location):
                    yield ForeignKey(table, name, found, "foreign_key", location)

    def _targets(self, column: Expression | None, member: Member, location: Location) -> Iterator[str]:
        """The table of `"schema.table.column"`, `Class.column` or `table.c.column`."""
        if column is None:
            return
        texts = strings(self._evaluator, column, member.frame)
        found = [text.rpartition(".")[0] for text in texts if HOLE not in text and "." in text]
        found = [name.partition(".")[2] if name.startswith("public.") else name for name in found]
        if not found:
            found = sorted(set(self._tables_in(column, member.frame)))
        if not found:
            reason = "the target of a foreign key is not known"
            self.blind_spots.append(BlindSpot("model", reason, location, member.name))
        yield from found

    def _tables_in(self, expression: Expression, frame: Frame) -> Iterator[str]:
        """The tables of the classes and table objects that an expression mentions."""
        for part in walk(expression):
            for value in sorted(self._evaluator.values(part, frame)):
                yield from table_of_value(self._registry, value)


TABLE = "sqlalchemy.Table"
"""The class under which a `Table(...)` is followed; its detail is the name of the table."""


def table_of_value(registry: Registry, value: Value) -> Iterator[str]:
    """The table that a value stands for: a mapped class or a table object."""
    if value.kind == "class" and value.name in registry.models:
        yield registry.models[value.name].table
    elif value.kind == "external_instance" and value.name == TABLE and value.detail:
        yield value.detail
