"""Foreign keys of mapped classes and tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from analyzers.facts import Call, Collection, Expression, Name
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.walk import argument, is_literal, walk
from analyzers.program import BlindSpot, ForeignKey, Location

from .computed_names import ComputedName
from .members import Member, called_name, own_values, qualified
from .registry import Mapped, Registry, table_columns
from .related import computed_for

_Kind = Literal["foreign_key", "one_to_one", "inheritance"]
_ASSUMED = ("public", "dbo", "main")
_UNKNOWN = "the target of a foreign key is not known"


class _Owner(NamedTuple):
    """Whose columns are read: its table, the schema that its metadata gives to names without one, its parents."""

    table: str
    default_schema: str
    parents: frozenset[str] = frozenset()
    made_in: Frame | None = None
    """The method that makes the class, and says in `computed` words what its own columns are."""
    computed: ComputedName | None = None


class ForeignKeys:
    """Reads the foreign keys of mapped classes and tables."""

    def __init__(self, evaluator: Evaluator, registry: Registry) -> None:
        """Take what is mapped."""
        self._evaluator = evaluator
        self._registry = registry
        self._names = {table.name for table in registry.tables.values()}
        self._names |= {mapped.table for mapped in registry.models.values()}
        self.blind_spots: list[BlindSpot] = []

    def read(self) -> Iterator[ForeignKey]:
        """All foreign keys outside tests and migrations."""
        for table in self._registry.tables.values():
            if table.frame.module.role == "code":
                owner = _Owner(table.name, table.default_schema)
                for member in table_columns(table):
                    yield from self._of_column(owner, member)
                yield from self._of_constraints(owner, table.call, table.frame)
        for mapped in self._registry.models.values():
            is_written = mapped.frame.module.role == "code" and not mapped.is_made
            if is_written and (mapped.owns_table or mapped.parent is not None):
                yield from self._of_class(mapped)
        for related in (one for found in self._registry.related.values() for one in found.values()):
            mapped = self._registry.models[related.cls]
            if mapped.frame.module.role == "code":
                computed = computed_for(self._evaluator, self._registry.models[related.owner])
                owner = _Owner(mapped.table, mapped.default_schema, made_in=related.home, computed=computed)
                for member in mapped.columns:
                    yield from self._of_column(owner, member)

    def _of_class(self, mapped: Mapped) -> Iterator[ForeignKey]:
        above = self._evaluator.mro(mapped.cls)[1:]
        parents = {self._registry.models[a].table for a in above if a in self._registry.models}
        owner = _Owner(mapped.table, mapped.default_schema, frozenset(parents - {mapped.table}))
        for member in mapped.columns:
            yield from self._of_column(owner, member)
        for expression, home in own_values(self._evaluator, [mapped.frame], "__table_args__"):
            yield from self._of_constraints(owner, expression, home)

    def _of_column(self, owner: _Owner, member: Member) -> Iterator[ForeignKey]:
        call = member.call
        if call is None:
            return
        keywords = dict(call.keywords)
        for column, line in _targets_in(call):
            location = member.frame.module.location(line)
            for target in self._targets(owner, column, member, location):
                kind: _Kind = "one_to_one" if is_literal(keywords.get("unique"), True) else "foreign_key"
                if target in owner.parents and is_literal(keywords.get("primary_key"), True):
                    kind = "inheritance"
                yield ForeignKey(owner.table, member.name, target, kind, location)

    def _of_constraints(self, owner: _Owner, expression: Expression, frame: Frame) -> Iterator[ForeignKey]:
        for part in (p for p in walk(expression) if isinstance(p, Call) and called_name(p) == "ForeignKeyConstraint"):
            columns, targets = argument(part, 0, "columns"), argument(part, 1, "refcolumns")
            if not isinstance(columns, Collection) or not isinstance(targets, Collection):
                continue
            location = frame.module.location(part.line)
            for column, target in zip(columns.items, targets.items, strict=False):
                name = next(iter(strings(self._evaluator, column, frame)), "…")
                for found in self._targets(owner, target, Member(name, part, None, frame), location):
                    yield ForeignKey(owner.table, name, found, "foreign_key", location)

    def _targets(self, owner: _Owner, column: Expression, member: Member, location: Location) -> Iterator[str]:
        """The table of `"schema.table.column"`, `Class.column`, `table.c.column` or a column of the same class."""
        computed = owner.computed if member.frame == owner.made_in else None
        known = computed.of(column, member.frame) if computed is not None else None
        texts = [known] if known is not None else strings(self._evaluator, column, member.frame)
        found = [name for text in texts if "." in text for name in self._named(owner, text.rpartition(".")[0])]
        if not found:
            found = sorted(set(self._registry.tables_in(column, member.frame)))
        if not found and isinstance(column, Name) and column.id in self._evaluator.code.bindings(member.frame):
            found = [owner.table] if member.frame.scope.kind == "class" else []
        if not found:
            self.blind_spots.append(BlindSpot("model", _UNKNOWN, location, member.name))
        yield from found

    def _named(self, owner: _Owner, name: str) -> list[str]:
        """The table of that name; where only its schema is not known, the one table that has the rest of it."""
        if HOLE in name:
            last = name.rpartition(".")[2].removeprefix(HOLE).lstrip(".")
            known = sorted(one for one in self._names if one.rpartition(".")[2] == last)
            return known if len(known) == 1 and HOLE not in last else []
        schema, _, rest = name.rpartition(".")
        if schema in _ASSUMED:
            return [rest]
        return [name if schema else qualified(owner.default_schema, name)]


def _targets_in(call: Call) -> Iterator[tuple[Expression, int]]:
    """What the foreign keys of a column point to, with their lines; SQLModel has a keyword for it."""
    for part in (p for p in walk(call) if isinstance(p, Call)):
        column = argument(part, 0, "column") if called_name(part) == "ForeignKey" else None
        column = argument(part, -1, "foreign_key") if called_name(part) == "Field" else column
        if column is not None:
            yield column, part.line
