"""Puts the parts of the SQLAlchemy reader together."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.evaluate import Evaluator
from analyzers.program import LibraryTable, Table

from .accesses import AccessReader
from .events import Events
from .foreign_keys import ForeignKeys
from .noting import Notes
from .objects import ObjectReader
from .query_classes import query_classes
from .registry import Registry
from .related import Related
from .relations import Relations
from .shared_code import shared_code
from .summary import SqlAlchemySummary
from .transactions import transaction_scopes
from .versions import Versions

_STATE_OF_MIGRATIONS = LibraryTable("alembic_version", is_bookkeeping=True)


class SqlAlchemyReader:
    """Tables, foreign keys, accesses and transactions of programs that use SQLAlchemy."""

    def prepare(self, evaluator: Evaluator) -> SqlAlchemySummary:
        """Finds tables, mapped classes and their relations."""
        self._registry = Registry(evaluator)
        self._related = Related(evaluator, self._registry)
        self._relations = Relations(evaluator, self._registry)
        self._versions = Versions(evaluator, self._registry, self._relations)
        classes = query_classes(evaluator, self._registry)
        shared = shared_code(evaluator, self._registry, classes.values())
        return SqlAlchemySummary(self._registry, self._relations, classes, shared, self._versions)

    def read(self, linked: Linked) -> FrameworkFacts:
        """All facts; nothing at all where nothing is mapped."""
        if not self._registry.is_used:
            return FrameworkFacts()
        notes = Notes(linked.evaluator, self._registry)
        accesses = AccessReader(notes, self._registry, self._relations, linked.evaluator)
        accesses.read(linked.sites)
        keys = ForeignKeys(linked.evaluator, self._registry)
        foreign_keys = [*keys.read(), *self._versions.foreign_keys]
        pairs = {(key.table, key.target) for key in foreign_keys}
        objects = ObjectReader(notes, self._registry, self._relations, linked.evaluator, pairs)
        by_statements = len(notes.accesses)
        objects.read(linked.sites, linked.names)
        objects.read_deeds(linked.evaluator.deeds())
        notes.accesses.extend(self._versions.accesses(notes.accesses[by_statements:]))
        events = Events(linked.evaluator, self._registry)
        return FrameworkFacts(
            references=list(events.references(linked.sites, notes.accesses)),
            tables=[*_tables(self._registry), *self._related.tables, *self._versions.tables],
            library_tables=[_STATE_OF_MIGRATIONS],
            foreign_keys=foreign_keys,
            accesses=notes.accesses,
            joins=accesses.joins,
            transactions=list(transaction_scopes(linked.evaluator, linked.sites)),
            blind_spots=[*self._registry.blind_spots, *self._related.blind_spots, *keys.blind_spots],
        )


def _tables(registry: Registry) -> Iterator[Table]:
    """One per table, with its class if it has one; those of tests and migrations are copies of the real ones."""
    classes = [m for m in registry.models.values() if m.frame.module.role == "code" and not m.is_made]
    mapped_to = {mapped.table: mapped for mapped in reversed(classes) if mapped.parent is None or mapped.owns_table}
    for name, mapped in mapped_to.items():
        location = mapped.frame.module.location(mapped.frame.scope.line)
        yield Table(name, mapped.cls, mapped.frame.scope.name, location)
    for table in registry.tables.values():
        if table.name not in mapped_to and table.frame.module.role == "code":
            yield Table(table.name, None, table.name, table.location)
