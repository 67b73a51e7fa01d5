"""What SQLAlchemy says about the tables of a program that is loaded."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import MetaData, Table
from sqlalchemy.orm import Mapper


def tables(source: Path) -> Iterator[tuple[str, str]]:
    """Each table of a program, by the folder of its code, with the class that is mapped to it, empty without one."""
    for table, mapper in _tables(source):
        yield table.fullname, f"{mapper.class_.__module__}.{mapper.class_.__qualname__}" if mapper is not None else ""


def foreign_keys(source: Path) -> Iterator[tuple[str, str, str, str]]:
    """Table, attribute, kind and table of the target."""
    for table, mapper in _tables(source):
        for key in table.foreign_keys:
            column = key.parent
            name = mapper.get_property_by_column(column).key if mapper is not None else column.name
            target = key.target_fullname.rpartition(".")[0]
            is_parent = mapper is not None and mapper.inherits is not None and column.primary_key
            kind = "inheritance" if is_parent else "one_to_one" if column.unique else "foreign_key"
            yield table.fullname, name, kind, target


def _tables(source: Path) -> Iterator[tuple[Table, Mapper[object] | None]]:
    """Of all metadata with a class of the program, with the first class that is mapped to each."""
    objects = gc.get_objects()
    mappers: dict[Table, Mapper[object]] = {}
    own: set[int] = set()
    for mapper in sorted((one for one in objects if type(one) is Mapper), key=_depth):
        if isinstance(mapper.local_table, Table):
            mappers.setdefault(mapper.local_table, mapper)
            if _is_below(mapper.class_, source):
                own.add(id(mapper.local_table.metadata))
    for metadata in (one for one in objects if isinstance(one, MetaData) and id(one) in own):
        for table in metadata.tables.values():
            yield table, mappers.get(table)


def _depth(mapper: Mapper[object]) -> tuple[int, str]:
    return len(list(mapper.iterate_to_root())), str(mapper.class_)


def _is_below(cls: type, folder: Path) -> bool:
    path = getattr(sys.modules.get(cls.__module__), "__file__", None)
    return path is not None and Path(os.path.realpath(path)).is_relative_to(folder)
