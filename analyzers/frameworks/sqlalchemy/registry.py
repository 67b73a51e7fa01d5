"""What is mapped: tables, and the classes that stand for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from analyzers.facts import Attribute, Call, Constant, Expression, Mapping, Return, Starred
from analyzers.linking.code import Frame, parts_of
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.values import Value
from analyzers.linking.walk import is_literal, walk
from analyzers.program import BlindSpot, Location

from .bases import AUTOMAP, Ancestry, Bases, is_table_model
from .members import (
    Member,
    called_name,
    is_abstract,
    members,
    own_values,
    qualified,
    schema_of,
    table_name,
)
from .queries import TABLE

_PACKAGES = ("sqlalchemy", "sqlmodel")
_COMPUTED = "the name of a table is computed"
_REFLECTED = "the tables are read from the database when the program runs"
_MAPPERS = frozenset({"map_imperatively", "mapper"})


class TableObject(NamedTuple):
    """A `Table(...)` by the call that makes it. `default_schema` is that of its metadata."""

    name: str
    call: Call
    frame: Frame
    default_schema: str = ""

    @property
    def location(self) -> Location:
        """Where the table is made."""
        return self.frame.module.location(self.call.line)


@dataclass
class Mapped:
    """A class with its table. Members of mixins count, those of a mapped parent are the parent's own.

    `owns_table` is False for a class that shares the table of its parent, or has one that is a `TableObject`.
    `is_concrete` says that the table of a parent has no part of its rows, `is_made` that a library makes the class.
    """

    cls: str
    table: str
    frame: Frame
    parent: str | None = None
    owns_table: bool = True
    default_schema: str = ""
    is_concrete: bool = False
    is_made: bool = False
    members: list[Member] = field(default_factory=list)

    @property
    def columns(self) -> list[Member]:
        """The declared columns."""
        return [member for member in self.members if member.is_column]


class RelatedClass(NamedTuple):
    """A class that a method, `home`, makes for a mapped class, its `owner`."""

    cls: str
    owner: str
    home: Frame


class Registry:
    """All tables and mapped classes of a program."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Tables first, then declarative classes, then classes that a call maps to a table."""
        self._evaluator = evaluator
        self._bases = Bases(evaluator)
        self.blind_spots: list[BlindSpot] = []
        self.tables: dict[int, TableObject] = {}
        self.models: dict[str, Mapped] = {}
        self.mapping_calls: dict[int, list[str]] = {}
        """Per call that maps: the classes."""
        self.related: dict[str, dict[str, RelatedClass]] = defaultdict(dict)
        """Classes that are made for mapped classes: by the name they get there, then by owner."""
        self._by_name: dict[str, list[str]] = defaultdict(list)
        is_imported = any(top.endswith(package) for top in evaluator.code.tops for package in _PACKAGES)
        self._is_migrated = "alembic" in evaluator.code.tops
        mappings = list(self._find_calls()) if is_imported else []
        for symbol, frame in evaluator.code.definitions.items():
            if frame.scope.kind == "class" and (frame.scope.bases or self._bases.is_mapped_by_decorator(frame)):
                self._model(symbol)
        for call, frame in mappings:
            self._map(call, frame)
        for cls in self.models:
            self._by_name[cls.rpartition(".")[2]].append(cls)

    @property
    def is_used(self) -> bool:
        """Whether anything is mapped, or migrations change rows."""
        return self._is_migrated or bool(self.models or self.tables)

    def find(self, name: str, near: str) -> list[str]:
        """The mapped classes that a text names; those of the same module when several have the name."""
        found = self._by_name.get(name.rpartition(".")[2], [])
        if "." in name:
            found = [cls for cls in found if cls.endswith(f".{name}")] or found
        return [cls for cls in found if cls.rpartition(".")[0] == near.rpartition(".")[0]] or found

    def tables_of(self, cls: str) -> list[str]:
        """The tables that hold the rows of a class: its own, and those of the parents whose tables it extends."""
        found: dict[str, None] = {}
        current = self.models.get(cls)
        while current is not None:
            found[current.table] = None
            current = self.models.get(current.parent) if current.parent and not current.is_concrete else None
        return list(found)

    def tables_of_all(self, classes: Iterable[str]) -> list[str]:
        """The tables that hold the rows of any of these classes, each once."""
        return list(dict.fromkeys(table for cls in classes for table in self.tables_of(cls)))

    def table_of_value(self, value: Value) -> Iterator[str]:
        """The table that a value stands for: a mapped class or a table object."""
        if value.kind == "class" and value.name in self.models:
            yield self.models[value.name].table
        elif value.kind == "external_instance" and value.name == TABLE and value.detail:
            yield value.detail

    def tables_in(self, expression: Expression, frame: Frame) -> Iterator[str]:
        """The tables of the classes and table objects that an expression mentions."""
        for part in walk(expression):
            for value in sorted(self._evaluator.values(part, frame), key=repr):
                yield from self.table_of_value(value)

    def names_related(self, expression: Expression) -> bool:
        """Whether it may be a class that is made for another one, `Order.Label`, and not an attribute of that."""
        return isinstance(expression, Attribute) and expression.name in self.related

    def related_class(self, owner: str, name: str) -> str | None:
        """The class that is made for a mapped class under this name."""
        found = self.related[name].get(owner) if name in self.related else None
        return found.cls if found is not None else None

    # Tables

    def _find_calls(self) -> Iterator[tuple[Call, Frame]]:
        """Keeps each `Table(...)`; gives each call that maps a class to one."""
        for frame in self._evaluator.code.frames():
            for call in (part for part in parts_of(frame) if isinstance(part, Call)):
                yield from self._found(call, frame)

    def _found(self, call: Call, frame: Frame) -> Iterator[tuple[Call, Frame]]:
        name = called_name(call)
        if name == "Table" and len(call.arguments) > 1 and self._makes_table(call, frame):
            self._add_table(call, frame)
        elif name in _MAPPERS and len(call.arguments) > 1:
            yield call, frame
        elif name == AUTOMAP:
            self._spot(_REFLECTED, frame.module.location(call.line), f"{name}()")

    def _makes_table(self, call: Call, frame: Frame) -> bool:
        if isinstance(call.arguments[1], Constant):
            # One that is printed: `Table("Name", "Price")`.
            return False
        values = sorted(self._evaluator.values(call.function, frame))
        return any(value.kind == "external" or self._hands_on(value) for value in values)

    def _hands_on(self, function: Value) -> bool:
        """Whether a function of the program gives the `Table(*arguments)` of what it is given."""
        frame = self._evaluator.code.definitions.get(function.name) if function.kind == "function" else None
        returned = [one.value for one in frame.scope.statements if isinstance(one, Return)] if frame else []
        calls = [one for one in returned if isinstance(one, Call) and called_name(one) == "Table"]
        return any(isinstance(argument, Starred) for call in calls for argument in call.arguments[:1])

    def _add_table(self, call: Call, frame: Frame) -> None:
        name = next(iter(strings(self._evaluator, call.arguments[0], frame)), HOLE)
        schema, default = dict(call.keywords).get("schema"), self._bases.schema(call.arguments[1], frame)
        schemas = strings(self._evaluator, schema, frame) if schema is not None else [default]
        if HOLE in name:
            self._spot(_COMPUTED, frame.module.location(call.line), "Table()")
        else:
            self.tables[id(call)] = TableObject(qualified((schemas or [""])[0], name), call, frame, default)

    def table_of(self, expression: Expression, frame: Frame) -> TableObject | None:
        """The table that a name, attribute or call is."""
        if isinstance(expression, Call):
            return self.tables.get(id(expression))
        owner, _, name = (self._evaluator.path_of(expression, frame) or "").rpartition(".")
        home = self._evaluator.code.frame(owner)
        bindings = self._evaluator.code.bindings(home).get(name, ()) if home is not None else ()
        return next((self.tables[id(b.payload)] for b in bindings if id(b.payload) in self.tables), None)

    # Classes

    def _model(self, cls: str) -> Mapped | None:
        """The mapped class of that name, if it is one; its parents are looked at first."""
        if cls in self.models or cls not in self._evaluator.code.definitions:
            return self.models.get(cls)
        ancestry = self._bases.ancestry(cls)
        if not ancestry.outside or ancestry.is_from_django:
            return None
        above = (frame.symbol for frame in ancestry.ours[1:])
        parent = next((p for p in map(self._model, above) if p is not None), None)
        inherited = set(self._evaluator.mro(parent.cls)) if parent is not None else set()
        own = ancestry._replace(ours=[frame for frame in ancestry.ours if frame.symbol not in inherited])
        mapped = self._declared(cls, own, parent)
        if mapped is not None:
            mapped.default_schema = self._bases.metadata_schema(ancestry.ours)
            mapped.members.extend(m for frame in own.ours for m in members(self._evaluator, frame))
            self.models[cls] = mapped
        return mapped

    def _declared(self, cls: str, ancestry: Ancestry, parent: Mapped | None) -> Mapped | None:
        """The class with its own table, or with that of its parent (single-table inheritance)."""
        frames = ancestry.ours
        if is_abstract(self._evaluator, frames[0]) or self._bases.is_base(frames[0]):
            return None
        if ancestry.is_sqlmodel and not is_table_model(frames[0]):
            return None
        above = parent.cls if parent is not None else None
        for expression, home in own_values(self._evaluator, frames[:1], "__table__"):
            table = self.table_of(expression, home)
            if table is not None:
                return Mapped(cls, table.name, frames[0], above, owns_table=False)
        name = self._table_name(ancestry, parent)
        if name is None:
            return Mapped(cls, parent.table, frames[0], above, owns_table=False) if parent is not None else None
        if HOLE in name:
            self._spot(_COMPUTED, frames[0].module.location(frames[0].scope.line), cls)
        schema = schema_of(self._evaluator, frames) or self._bases.metadata_schema(frames)
        table_of_class = qualified(schema, name.replace(HOLE, "…"))
        return Mapped(cls, table_of_class, frames[0], above, is_concrete=self._is_concrete(frames))

    def _table_name(self, ancestry: Ancestry, parent: Mapped | None) -> str | None:
        frame = ancestry.ours[0]
        has_columns = any(member.is_column for f in ancestry.ours for member in members(self._evaluator, f))
        # Flask-SQLAlchemy names the table of a class that has columns of its own and no mapped parent.
        is_automatic = parent is None and ancestry.is_automatic and has_columns
        name = table_name(self._evaluator, ancestry.ours, is_automatic=is_automatic)
        return frame.scope.name.lower() if name is None and ancestry.is_sqlmodel else name

    def _is_concrete(self, frames: Sequence[Frame]) -> bool:
        given = own_values(self._evaluator, frames[:1], "__mapper_args__")
        return any(
            key == Constant("concrete") and is_literal(value, True)
            for expression, _ in given
            if isinstance(expression, Mapping)
            for key, value in expression.entries
        )

    def _map(self, call: Call, frame: Frame) -> None:
        """`map_imperatively(Class, table, properties={...})`."""
        table = self.table_of(call.arguments[1], frame)
        if table is None:
            return
        classes = [v.name for v in sorted(self._evaluator.values(call.arguments[0], frame)) if v.kind == "class"]
        self.mapping_calls[id(call)] = classes
        for cls in classes:
            mapped = Mapped(cls, table.name, self._evaluator.code.definitions[cls], owns_table=False)
            mapped.members.extend(table_columns(table))
            mapped.members.extend(_properties(call, frame))
            self.models[cls] = mapped

    def _spot(self, reason: str, location: Location, detail: str) -> None:
        self.blind_spots.append(BlindSpot("model", reason, location, detail))


def _properties(call: Call, frame: Frame) -> Iterator[Member]:
    """The `properties` of a mapping call."""
    given = dict(call.keywords).get("properties")
    for key, value in given.entries if isinstance(given, Mapping) else ():
        if isinstance(key, Constant) and isinstance(key.value, str) and isinstance(value, Call):
            yield Member(key.value, value, None, frame)


def table_columns(table: TableObject) -> list[Member]:
    """The columns of a `Table(...)`, under their names."""
    found: list[Member] = []
    # The tables of Flask-SQLAlchemy have no metadata before their columns.
    for part in table.call.arguments[1:]:
        name = part.arguments[0] if isinstance(part, Call) and part.arguments else None
        if isinstance(part, Call) and called_name(part) == "Column" and isinstance(name, Constant):
            found.append(Member(str(name.value), part, None, table.frame))
    return found
