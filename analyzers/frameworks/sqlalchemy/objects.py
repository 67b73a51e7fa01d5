"""Reads and writes of tables through objects: added, changed, deleted, and what their relations load and take along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import product

from analyzers.facts import Attribute, Bind, Call, Collection, Expression, Name
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame, is_in_loop
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.occurrences import WrittenName
from analyzers.linking.value_flow import Deed
from analyzers.linking.values import Value, elements
from analyzers.linking.walk import last_word
from analyzers.program import Confidence, DataAccess, Operation

from .noting import Notes, Place, passed
from .queries import LOADING, models_of
from .registry import Registry
from .relations import Relation, Relations
from .sessions import session_confidence

_PENDING = frozenset({"add", "add_all", "bulk_save_objects"})
_BY_SESSION = _PENDING | {"merge", "delete", "refresh"}
_PUTTING = frozenset({"append", "add", "extend", "insert"})
_TAKING = frozenset({"remove", "discard", "clear", "pop"})
_CHANGING = frozenset({"sqlmodel_update", "setattr"})


Keys = AbstractSet[tuple[str, str]]


class ObjectReader:
    """Collects accesses by objects of mapped classes.

    `keys` are pairs of tables of which the first points to the second.
    """

    def __init__(
        self, notes: Notes, registry: Registry, relations: Relations, evaluator: Evaluator, keys: Keys
    ) -> None:
        """Take where to note, and what is mapped."""
        self._notes = notes
        self._evaluator = evaluator
        self._registry = registry
        self._relations = relations
        self._keys = keys

    def read(self, sites: Sequence[CallSite], names: Sequence[WrittenName]) -> None:
        """All accesses by calls, by reading relations, and by assigning attributes."""
        for site in sites:
            self._call(site)
        for frame, part, in_loop in names:
            if isinstance(part, Attribute) and part.name in self._relations.names:
                place = Place(frame, frame.module.location(part.line), in_loop)
                owners = sorted(self._evaluator.owners(part, frame), key=repr)
                for relation in self._found(owners, part.name):
                    self._notes.add(place, self._loaded(relation), "select", "likely")
        self._read_assignments()

    def read_deeds(self, deeds: Iterable[Deed]) -> None:
        """What templates load by reading relations, and rows that are gone through."""
        for deed in deeds:
            tables = self._touched(deed)
            for one, table in product(deed.doers, tables) if tables else ():
                found = DataAccess(one.function, table, "select", one.location, "orm", "likely", one.in_loop)
                self._notes.accesses.append(found)

    def _touched(self, deed: Deed) -> list[str]:
        if deed.value.kind == "instance" and deed.method.startswith("."):
            return [table for one in self._found([deed.value], deed.method[1:]) for table in self._loaded(one)]
        is_query = deed.value.kind == "query" and deed.method == "__iter__"
        return list(self._registry.tables_of_all(models_of(deed.value))) if is_query else []

    # Calls

    def _call(self, site: CallSite) -> None:
        function, given = site.call.function, site.call.arguments
        name = function.id if isinstance(function, Name) else site.method
        place = Place(site.frame, site.location, site.in_loop, site.call)
        if name in _BY_SESSION and given:
            confidence = session_confidence(self._evaluator, site)
            if confidence is not None:
                self._by_session(place, site, confidence)
        if name in _CHANGING:
            changed = given[0] if name == "setattr" and given else getattr(function, "base", None)
            self._changed(place, changed, site.frame)
        base = function.base if isinstance(function, Attribute) else None
        if name in _PUTTING | _TAKING and isinstance(base, Attribute) and base.name in self._relations.names:
            self._collected(place, site, base)
        models = [v.name for v in sorted(site.callees) if v.kind == "class" and v.name in self._registry.models]
        for model in models:
            self._made(place, site, model)

    def _by_session(self, place: Place, site: CallSite, confidence: Confidence) -> None:
        """An object given to the session: `add` inserts a new one, and probably one that comes from elsewhere."""
        for value in self._objects(site.call.arguments[0], site.frame):
            tables = self._registry.tables_of(value.name)
            if site.method == "delete":
                self._notes.add(place, tables, "delete", confidence)
                self._cascade(place, value.name)
            elif site.method == "refresh":
                self._notes.add(place, tables, "select", confidence)
            elif site.method == "merge":
                for operation in _MERGING:
                    self._notes.add(place, tables, operation, "likely")
            elif value.detail != "new" and self._is_loaded(site.call.arguments[0], site.frame):
                # Whoever gives it back to the session has most likely changed it.
                self._notes.add(place, tables, "update", "likely")
            else:
                self._notes.add(place, tables, "insert", confidence if value.detail == "new" else "likely")

    def _is_loaded(self, expression: Expression, frame: Frame) -> bool:
        """Whether a name is bound to nothing but what queries gave."""
        bindings = self._evaluator.code.bindings(frame).get(expression.id, ()) if isinstance(expression, Name) else ()
        given = [one.payload for one in bindings]
        return bool(given) and all(isinstance(one, Call) and last_word(one.function) in LOADING for one in given)

    def _cascade(self, place: Place, cls: str) -> None:
        """What goes with a deleted object, and what is loaded to find that out."""
        own = set(self._registry.tables_of(cls))
        for _, relation in self._relations.of(cls):
            tables = self._registry.tables_of_all(sorted(relation.targets))
            is_child = any((table, one) in self._keys for table in tables for one in own)
            if relation.secondary:
                self._notes.add(place, [relation.secondary, *tables], "select", "likely", "cascade")
                self._notes.add(place, [relation.secondary], "delete", "likely", "cascade")
            elif is_child and not relation.is_passive:
                self._notes.add(place, tables, "select", "likely", "cascade")
                self._notes.add(place, tables, "delete" if relation.deletes else "update", "likely", "cascade")

    def _made(self, place: Place, site: CallSite, model: str) -> None:
        """`Order(lines=[Line()], tags=tags)`: what is new goes into the database with it."""
        for name, given in site.call.keywords:
            relation = self._relations.find(model, name)
            if relation is not None:
                self._put(place, relation, self._objects(given, site.frame), is_new=True)

    def _collected(self, place: Place, site: CallSite, base: Attribute) -> None:
        """`order.lines.append(line)`, `order.tags.remove(tag)`."""
        given = site.call.arguments[-1:] if site.method == "insert" else site.call.arguments[:1]
        objects = [value for one in given for value in self._objects(one, site.frame)]
        owners = sorted(self._evaluator.owners(base, site.frame), key=repr)
        for relation in self._found(owners, base.name):
            if site.method in _PUTTING:
                self._put(place, relation, objects, is_new=False)
                if not objects and any(isinstance(one, Call) for one in given) and not relation.secondary:
                    # What is made right there by something that is not known.
                    self._notes.add(place, self._registry.tables_of_all(sorted(relation.targets)), "insert", "likely")
            elif relation.secondary:
                self._notes.add(place, [relation.secondary], "delete", "likely")
            else:
                removing: Operation = "delete" if relation.deletes else "update"
                self._notes.add(place, self._registry.tables_of_all(sorted(relation.targets))[:1], removing, "likely")

    def _put(self, place: Place, relation: Relation, objects: Iterable[Value], *, is_new: bool) -> None:
        if relation.secondary:
            self._notes.add(place, [relation.secondary], "insert", "likely")
        for value in objects:
            if value.detail == "new":
                self._notes.add(place, self._registry.tables_of(value.name), "insert", "likely")
            elif not relation.secondary and not is_new:
                self._notes.add(place, self._registry.tables_of(value.name)[:1], "update", "likely")

    def _objects(self, expression: Expression, frame: Frame) -> list[Value]:
        values = passed(self._evaluator, expression, frame)
        found = sorted(values | elements(values), key=repr)
        return [v for v in found if v.kind == "instance" and v.name in self._registry.models]

    # Relations and attributes

    def _found(self, owners: Iterable[Value], name: str) -> Iterator[Relation]:
        for value in owners:
            relation = self._relations.find(value.name, name) if value.kind == "instance" else None
            if relation is not None:
                yield relation

    def _loaded(self, relation: Relation) -> list[str]:
        """The tables of the rows that reading a relation may load."""
        return [*filter(None, (relation.secondary,)), *self._registry.tables_of_all(sorted(relation.targets))]

    def _read_assignments(self) -> None:
        names = {m.name for mapped in self._registry.models.values() for m in mapped.members} | self._relations.names
        statements = ((frame, s) for frame in self._evaluator.code.frames() for s in frame.scope.statements)
        for frame, statement in statements:
            if not isinstance(statement, Bind):
                continue
            target = statement.target
            for part in target.items if isinstance(target, Collection) else (target,):
                if isinstance(part, Attribute) and part.name in names:
                    in_loop = is_in_loop(frame, statement.region)
                    place = Place(frame, frame.module.location(part.line), in_loop)
                    self._assigned(place, frame, part, statement.value)

    def _assigned(self, place: Place, frame: Frame, target: Attribute, given: Expression | None) -> None:
        """A column or relation assigned outside the constructor of the object."""
        for value in sorted(passed(self._evaluator, target.base, frame), key=repr):
            is_mapped = value.kind == "instance" and value.name in self._registry.models
            if not is_mapped or (frame.scope.name == "__init__" and frame.parent.scope.kind == "class"):
                continue
            relation = self._relations.find(value.name, target.name)
            if relation is not None and relation.secondary:
                self._notes.add(place, [relation.secondary], "insert", "likely")
                self._notes.add(place, [relation.secondary], "delete", "likely")
            elif value.detail != "new":
                self._notes.add(place, self._changed_tables(value.name, target.name, relation), "update", "likely")
            if relation is not None and given is not None:
                self._put(place, relation._replace(secondary=""), self._objects(given, frame), is_new=True)

    def _changed_tables(self, cls: str, name: str, relation: Relation | None) -> list[str]:
        """The table that holds the column, or the key behind the relation."""
        order = [self._registry.models[a] for a in self._evaluator.mro(cls) if a in self._registry.models]
        owner = next((m for m in order if any(member.name == name for member in m.members)), None)
        own = owner.table if owner is not None else self._registry.models[cls].table
        targets = self._registry.tables_of_all(sorted(relation.targets)) if relation is not None else []
        children = [table for table in targets if (table, own) in self._keys and (own, table) not in self._keys]
        if owner is None and relation is None:
            return []
        return children or [own]

    def _changed(self, place: Place, expression: Expression | None, frame: Frame) -> None:
        """`setattr(order, name, value)`."""
        for value in self._objects(expression, frame) if expression is not None else ():
            if value.detail != "new":
                self._notes.add(place, self._registry.tables_of(value.name)[:1], "update", "likely")


_MERGING: tuple[Operation, ...] = ("select", "insert", "update")
