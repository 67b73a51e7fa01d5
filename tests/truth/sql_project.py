"""Imports small programs with tables and prints what SQLAlchemy, SQLModel, Peewee and Alembic say about them.

Reads jobs as JSON from standard input, `[{folder, runs}]`; writes per job a record `Answer`. Each program runs in a
process of its own. A module `database` of the program has a function `create` that makes the tables, on a database in
memory.
"""

from __future__ import annotations

import importlib
import logging
import os
import re
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from tests.truth.jobs import answer_jobs

if TYPE_CHECKING:
    from peewee import Model
    from sqlalchemy import ForeignKey, MetaData
    from sqlalchemy.orm import Mapper

_DEFAULT_SCHEMAS = ("main", "public")
_SYSTEM_SCHEMA = "pg_catalog"
_NAMELESS = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"}
_TABLE = r'(?:"?(\w+)"?\.)?"?(\w+)"?'
_WRITES = {
    "insert": rf"\b(?:INSERT|REPLACE)(?: OR \w+)? INTO {_TABLE}",
    "update": rf"\bUPDATE (?:OR \w+ )?{_TABLE}",
    "delete": rf"\bDELETE FROM {_TABLE}",
}


class Job(TypedDict):
    """A program: its folder, and the functions to run in this order."""

    folder: str
    runs: list[str]


class Answer(TypedDict):
    """What the libraries say.

    A table has its class, a foreign key column, kind and target, a relation its class, name and target. A query has the
    function of the program that is nearest on the stack, table and operation; `trees` are the tables that each of the
    functions that were run has `read` or `write`, however deep; `signals` are calls between functions of the program,
    through code that is not its own.
    """

    tables: list[tuple[str, str | None]]
    foreign_keys: list[tuple[str, str, str, str]]
    relations: list[tuple[str, str, str]]
    queries: list[tuple[str, str, str]]
    trees: dict[str, list[tuple[str, str]]]
    signals: list[tuple[str, str]]


class Schema(NamedTuple):
    """Tables and what is between them."""

    tables: set[tuple[str, str | None]]
    foreign_keys: set[tuple[str, str, str, str]]
    relations: set[tuple[str, str, str]]


def answer(job: Job) -> Answer:
    """Import one program, ask for its tables and run its functions."""
    folder = Path(job["folder"])
    sys.path.insert(0, job["folder"])
    os.chdir(folder)
    sys.dont_write_bytecode = True
    sys.stdout = sys.stderr
    watch = Watch(folder)
    names = [".".join(path.relative_to(folder).with_suffix("").parts) for path in sorted(folder.rglob("*.py"))]
    modules = {name: importlib.import_module(name) for name in names if "migrations" not in name}
    create: Callable[[], None] | None = next(filter(None, (getattr(m, "create", None) for m in modules.values())), None)
    if create is not None:
        create()
    schema = Schema(set(), set(), set())
    _read_mapped(schema)
    _read_peewee(schema)
    watch.tables = {name for name, _ in schema.tables}
    watch.begin()
    sys.setprofile(watch.look)
    trees: dict[str, list[tuple[str, str]]] = {}
    for name in job["runs"]:
        module, _, function = name.rpartition(".")
        watch.used = set()
        getattr(modules[module], function)()
        trees[name] = sorted(watch.used)
    sys.setprofile(None)
    return {
        "tables": sorted(schema.tables, key=str),
        "foreign_keys": sorted(schema.foreign_keys),
        "relations": sorted(schema.relations),
        "queries": sorted(watch.queries),
        "trees": trees,
        "signals": sorted(watch.signals),
    }


class Watch:
    """Sees each statement that is executed, and the function of the program that wants it."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the program."""
        self._folder = f"{folder}{os.sep}"
        self.tables: set[str] = set()
        self.queries: set[tuple[str, str, str]] = set()
        self.used: set[tuple[str, str]] = set()
        self.signals: set[tuple[str, str]] = set()

    def begin(self) -> None:
        """Begin to look."""
        from sqlalchemy import event
        from sqlalchemy.engine import Engine

        event.listen(Engine, "before_cursor_execute", self._executed)
        logger, watch = logging.getLogger("peewee"), self

        class Handler(logging.Handler):
            def emit(self, record: logging.LogRecord) -> None:
                watch.note(str(record.msg[0] if isinstance(record.msg, tuple) else record.msg))

        logger.addHandler(Handler())
        logger.setLevel(logging.DEBUG)

    def look(self, frame: FrameType, event: str, _argument: object) -> None:
        """A profiler."""
        if event == "call" and self._is_ours(frame) and frame.f_back is not None and not self._is_ours(frame.f_back):
            caller = frame.f_back.f_back
            while caller is not None and not self._is_ours(caller):
                caller = caller.f_back
            if caller is not None:
                self.signals.add((self._name_of(caller), self._name_of(frame)))

    def _executed(self, _connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        self.note(statement)

    def _name_of(self, frame: FrameType) -> str:
        """By the file: Alembic gives modules names of its own."""
        words = frame.f_code.co_qualname.replace("<locals>.", "").replace("<lambda>", "<lambda1>")
        path = Path(frame.f_code.co_filename).relative_to(self._folder)
        module = ".".join(path.with_suffix("").parts)
        return module if words == "<module>" else f"{module}.{words}"

    def note(self, sql: str) -> None:
        """A statement is executed."""
        frame: FrameType | None = sys._getframe()
        while frame is not None and not self._is_ours(frame):
            # Statements of asynchronous sessions run in a greenlet of their own.
            frame = frame.f_back or _behind_greenlet()
        if frame is not None:
            name = self._name_of(frame)
            found = list(self._accesses(" ".join(sql.split())))
            self.queries.update((name, table, operation) for table, operation in found)
            self.used.update((table, "read" if operation == "select" else "write") for table, operation in found)

    def _is_ours(self, frame: FrameType) -> bool:
        code = frame.f_code
        return code.co_filename.startswith(self._folder) and code.co_name not in _NAMELESS

    def _accesses(self, sql: str) -> Iterator[tuple[str, str]]:
        written = set()
        for operation, pattern in _WRITES.items():
            for match in re.finditer(pattern, sql):
                written.add(match.end())
                yield from ((name, operation) for name in self._known(match))
        for match in re.finditer(rf"(?:\bFROM|\bJOIN|,) \(*{_TABLE}", sql):
            if match.end() not in written:
                yield from ((name, "select") for name in self._known(match))

    def _known(self, match: re.Match[str]) -> Iterator[str]:
        name = match[2] if match[1] in (None, *_DEFAULT_SCHEMAS) else f"{match[1]}.{match[2]}"
        if name in self.tables:
            yield name


def _behind_greenlet() -> FrameType | None:
    if find_spec("greenlet") is None:
        return None
    import greenlet  # type: ignore[import-untyped]  # has none

    parent = greenlet.getcurrent().parent
    return parent.gr_frame if parent is not None else None


def _is_written(cls: type) -> bool:
    """Whether the program has the class; libraries make some of their own."""
    return not cls.__module__.startswith(("peewee", "playhouse", "sqlalchemy_continuum"))


def _is_stated(cls: type) -> bool:
    """Whether a class statement makes it, not a call of `type`: that gives it to no name of its module."""
    return "<locals>" in cls.__qualname__ or hasattr(sys.modules[cls.__module__], cls.__qualname__.partition(".")[0])


def _class_name(cls: type) -> str:
    return f"{cls.__module__}.{cls.__qualname__}".replace("<locals>.", "")


# SQLAlchemy and SQLModel


def _read_mapped(schema: Schema) -> None:
    import gc

    from sqlalchemy import MetaData
    from sqlalchemy.orm import configure_mappers
    from sqlalchemy.orm.mapper import _all_registries

    configure_mappers()
    mappers = {mapper for registry in _all_registries() for mapper in registry.mappers}
    for metadata in [found for found in gc.get_objects() if isinstance(found, MetaData)]:
        _read_metadata(metadata, mappers, schema)
    for mapper in mappers:
        for relation in mapper.relationships:
            if relation.parent is mapper and _is_written(mapper.class_) and _is_written(relation.mapper.class_):
                row = (_class_name(mapper.class_), relation.key, _class_name(relation.mapper.class_))
                schema.relations.add(row)
        for name, descriptor in mapper.all_orm_descriptors.items():
            if descriptor.extension_type.name == "ASSOCIATION_PROXY":
                target = getattr(mapper.class_, name).remote_attr.property.mapper.class_
                schema.relations.add((_class_name(mapper.class_), name, _class_name(target)))


def _full_name(schema: str | None, name: str) -> str:
    return name if schema in (None, *_DEFAULT_SCHEMAS) else f"{schema}.{name}"


def _read_metadata(metadata: MetaData, mappers: set[Mapper[object]], schema: Schema) -> None:
    for table in (one for one in metadata.tables.values() if one.schema != _SYSTEM_SCHEMA):
        below = [m for m in mappers if m.local_table is table]
        owners = [m for m in below if not (m.inherits and m.single)]
        name = _full_name(table.schema, table.name)
        cls = owners[0].class_ if owners else None
        is_known = cls is not None and _is_written(cls) and _is_stated(cls)
        schema.tables.add((name, _class_name(cls) if cls is not None and is_known else None))
        for key in table.foreign_keys:
            target = _full_name(key.column.table.schema, key.column.table.name)
            mapper = owners[0] if owners else None
            declaring = (m for m in below if key.parent in m._columntoproperty)
            names = (m.get_property_by_column(key.parent).key for m in declaring)
            column = next(names, key.parent.name)
            schema.foreign_keys.add((name, column, _kind(key, mapper), target))


def _kind(key: ForeignKey, mapper: Mapper[object] | None) -> str:
    above = mapper.inherits.local_table if mapper is not None and mapper.inherits is not None else None
    if key.parent.primary_key and above is not None and key.column.table is above:
        return "inheritance"
    return "one_to_one" if key.parent.unique else "foreign_key"


# Peewee


def _read_peewee(schema: Schema) -> None:
    if "peewee" not in sys.modules:
        return
    import peewee

    pending: list[type[Model]] = list(peewee.Model.__subclasses__())
    while pending:
        model = pending.pop()
        pending.extend(model.__subclasses__())
        # A base without a field of its own is there for others.
        is_base = bool(model.__subclasses__()) and len(model._meta.sorted_fields) <= 1
        if _is_written(model) and not is_base:
            _read_model(model, schema)


def _read_model(model: type[Model], schema: Schema) -> None:
    meta = model._meta
    schema.tables.add((_full_name(meta.schema, meta.table_name), _class_name(model)))
    for field, target in meta.refs.items():
        kind = "one_to_one" if field.unique else "foreign_key"
        name = _full_name(target._meta.schema, target._meta.table_name)
        schema.foreign_keys.add((_full_name(meta.schema, meta.table_name), field.name, kind, name))


if __name__ == "__main__":
    answer_jobs(answer, "spawn")
