"""Tables of raw SQL under the names that models give them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from analyzers.program import DataAccess, Join


class TableNames:
    """Finds the known table that a name in SQL means.

    SQL folds capitals of unquoted names, a search path leaves out the schema, and some programs write the name of
    the database before it. A name that could be several tables stays as it is written.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names of all tables that are declared."""
        self._exact = frozenset(names)
        self._folded: dict[str, set[str]] = defaultdict(set)
        for name in self._exact:
            self._folded[name.lower()].add(name)
            if "." in name:
                self._folded[_last(name)].add(name)

    def resolve(self, name: str) -> str:
        """The declared table, or the name itself."""
        if name in self._exact:
            return name
        for key in (name.lower(), _last(name)):
            found = self._folded.get(key, set())
            if len(found) == 1:
                return next(iter(found))
        return name

    def accesses(self, accesses: Iterable[DataAccess]) -> Iterator[DataAccess]:
        """The accesses with declared tables; those through models have them already."""
        for access in accesses:
            yield replace(access, table=self.resolve(access.table)) if access.mechanism == "sql" else access

    def joins(self, joins: Iterable[Join]) -> Iterator[Join]:
        """The joins with declared tables; one table under two names is no join."""
        for join in joins:
            tables = tuple(sorted({self.resolve(table) for table in join.tables}))
            if join.mechanism != "sql":
                yield join
            elif len(tables) > 1:
                yield replace(join, tables=tables)


def _last(name: str) -> str:
    return name.rpartition(".")[2].lower()
