"""What is mapped: tables, and the classes that stand for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from analyzers.facts import Bind, Call, Constant, Evaluate, Expression, Mapping, Statement
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.walk import dotted
from analyzers.program import BlindSpot, Location

from .members import Member, called_name, is_abstract, members, own_values, qualified, schema_of, table_name


class TableObject(NamedTuple):
    """A `Table(...)` by the call that makes it."""

    name: str
    call: Call
    frame: Frame

    @property
    def location(self) -> Location:
        """Where the table is made."""
        return self.frame.module.location(self.call.line)


@dataclass
class Mapped:
    """A class with its table. Members of mixins count, those of a mapped parent are the parent's own.

    `owns_table` is False for a class that shares the table of its parent, or has one that is a `TableObject`.
    """

    cls: str
    table: str
    frame: Frame
    parent: str | None = None
    owns_table: bool = True
    members: list[Member] = field(default_factory=list)

    @property
    def columns(self) -> list[Member]:
        """The declared columns."""
        return [member for member in self.members if member.is_column]


class Registry:
    """All tables and mapped classes of a program."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Tables first, then declarative classes, then classes that a call maps to a table."""
        self._evaluator = evaluator
        self.blind_spots: list[BlindSpot] = []
        self.tables: dict[int, TableObject] = {}
        self.models: dict[str, Mapped] = {}
        mappings = list(self._find_calls())
        for symbol, frame in evaluator.code.definitions.items():
            if frame.scope.kind == "class" and frame.scope.bases:
                self._model(symbol)
        for call, frame in mappings:
            self._map(call, frame)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for cls in self.models:
            self._by_name[cls.rpartition(".")[2]].append(cls)

    def find(self, name: str, near: str) -> list[str]:
        """The mapped classes that a text names; those of the same module when several have the name."""
        found = self._by_name.get(name.rpartition(".")[2], [])
        if "." in name:
            found = [cls for cls in found if cls.endswith(f".{name}")] or found
        return [cls for cls in found if cls.rpartition(".")[0] == near.rpartition(".")[0]] or found

    # Tables

    def _find_calls(self) -> Iterator[tuple[Call, Frame]]:
        """Keeps each `Table(...)`; gives each call that maps a class to one."""
        for frame in self._evaluator.code.frames():
            for statement in frame.scope.statements:
                call = _call_of(statement)
                if call is None or len(call.arguments) < 2:
                    continue
                name = called_name(call)
                if name == "Table" and self._is_from_outside(call, frame):
                    self._add_table(call, frame)
                elif name in ("map_imperatively", "mapper"):
                    yield call, frame

    def _is_from_outside(self, call: Call, frame: Frame) -> bool:
        return any(value.kind == "external" for value in self._evaluator.values(call.function, frame))

    def _add_table(self, call: Call, frame: Frame) -> None:
        name = next(iter(strings(self._evaluator, call.arguments[0], frame)), HOLE)
        schema = dict(call.keywords).get("schema")
        schemas = strings(self._evaluator, schema, frame) if schema is not None else []
        if HOLE in name:
            self._spot("the name of a table is computed", frame.module.location(call.line), "Table()")
        else:
            self.tables[id(call)] = TableObject(qualified((schemas or [""])[0], name), call, frame)

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
        ours, outside = self._split(cls)
        if not outside or any(path.startswith("django.") for path in outside):
            return None
        parent = next((p for p in map(self._model, ours[1:]) if p is not None), None)
        inherited = set(self._evaluator.mro(parent.cls)) if parent is not None else set()
        frames = [self._evaluator.code.definitions[a] for a in ours if a not in inherited]
        mapped = self._declared(cls, frames, outside, parent)
        if mapped is not None:
            mapped.members.extend(m for frame in frames for m in members(self._evaluator, frame))
            self.models[cls] = mapped
        return mapped

    def _split(self, cls: str) -> tuple[list[str], list[str]]:
        """The classes of the MRO that are ours, and those from outside; a base that is not known is from outside."""
        order = self._evaluator.mro(cls)
        frames = self._evaluator.code.classes_of_ours(order)
        ours = [frame.symbol for frame in frames]
        outside = [a for a in self._evaluator.code.classes_from_outside(order) if not a.startswith("<builtin>")]
        unknown = [b for f in frames for b in f.scope.bases if not self._evaluator.values(b, f.parent)]
        return ours, [*outside, *map(dotted, unknown)]

    def _declared(self, cls: str, frames: Sequence[Frame], outside: list[str], parent: Mapped | None) -> Mapped | None:
        """The class with its own table, or with that of its parent (single-table inheritance)."""
        if is_abstract(self._evaluator, frames[0]):
            return None
        for expression, home in own_values(self._evaluator, frames[:1], "__table__"):
            table = self.table_of(expression, home)
            if table is not None:
                return Mapped(cls, table.name, frames[0], owns_table=False)
        name = table_name(self._evaluator, frames, is_automatic=self._is_automatic(frames[0], outside, parent))
        if name is None:
            return Mapped(cls, parent.table, frames[0], parent.cls, owns_table=False) if parent is not None else None
        if HOLE in name:
            self._spot("the name of a table is computed", frames[0].module.location(frames[0].scope.line), cls)
        table_of_class = qualified(schema_of(self._evaluator, frames), name.replace(HOLE, "…"))
        return Mapped(cls, table_of_class, frames[0], parent.cls if parent is not None else None)

    def _is_automatic(self, frame: Frame, outside: list[str], parent: Mapped | None) -> bool:
        """Whether Flask-SQLAlchemy would name the table: the class has columns of its own and no mapped parent."""
        is_flask = parent is None and any(path.startswith("flask_sqlalchemy") for path in outside)
        return is_flask and any(member.is_column for member in members(self._evaluator, frame))

    def _map(self, call: Call, frame: Frame) -> None:
        """`map_imperatively(Class, table, properties={...})`."""
        table = self.table_of(call.arguments[1], frame)
        if table is None:
            return
        classes = [v.name for v in sorted(self._evaluator.values(call.arguments[0], frame)) if v.kind == "class"]
        for cls in classes:
            mapped = Mapped(cls, table.name, self._evaluator.code.definitions[cls], owns_table=False)
            mapped.members.extend(table_columns(table))
            mapped.members.extend(_properties(call, frame))
            self.models[cls] = mapped

    def _spot(self, reason: str, location: Location, detail: str) -> None:
        self.blind_spots.append(BlindSpot("model", reason, location, detail))


def _call_of(statement: Statement) -> Call | None:
    value = statement.value if isinstance(statement, Bind | Evaluate) else None
    return value if isinstance(value, Call) else None


def _properties(call: Call, frame: Frame) -> Iterator[Member]:
    """The `properties` of a mapping call."""
    given = dict(call.keywords).get("properties")
    for key, value in given.entries if isinstance(given, Mapping) else ():
        if isinstance(key, Constant) and isinstance(key.value, str) and isinstance(value, Call):
            yield Member(key.value, value, None, frame)


def table_columns(table: TableObject) -> list[Member]:
    """The columns of a `Table(...)`, under their names."""
    found: list[Member] = []
    for part in table.call.arguments[2:]:
        name = part.arguments[0] if isinstance(part, Call) and part.arguments else None
        if isinstance(part, Call) and called_name(part) == "Column" and isinstance(name, Constant):
            found.append(Member(str(name.value), part, None, table.frame))
    return found
