"""Versions that SQLAlchemy-Continuum keeps: a table beside that of each versioned class, and one of transactions.

No class of the program stands for them. Source: `TableBuilder`, `RelationshipBuilder` and `UnitOfWork` of
SQLAlchemy-Continuum 2.0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from analyzers.facts import Call, Constant, Expression, Mapping
from analyzers.linking.code import Frame, parts_of
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.given import GivenCall
from analyzers.linking.strings import whole_strings
from analyzers.linking.values import Value, Values
from analyzers.linking.walk import argument, is_literal
from analyzers.program import DataAccess, ForeignKey, Location, Operation, Table

from .members import called_name, own_values, qualified
from .registry import Mapped, Registry
from .relations import Relation, Relations

PACKAGE = "sqlalchemy_continuum"
_MADE = f"{PACKAGE}.versions"
"""Under this stands each class of versions, by the class whose versions they are."""
_TRANSACTION = f"{PACKAGE}.transaction.Transaction"
_GIVING = frozenset({"version_class", "parent_class", "transaction_class"})
_MAKE = "make_versioned"
_OPTIONS = "__versioned__"
_USER = "User"
_BETWEEN: frozenset[Operation] = frozenset({"insert", "delete"})

_KINDS: tuple[Literal["class", "external"], ...] = ("class", "external")

_Given = tuple[Expression, Frame]


class _Kept(NamedTuple):
    """The versions of a table. `ends` says that each names the transaction that made the next one."""

    table: str
    location: Location
    ends: bool = False
    is_between: bool = False


class Versions:
    """What is versioned; the classes of versions and their relations are known as if the program had written them."""

    def __init__(self, evaluator: Evaluator, registry: Registry, relations: Relations) -> None:
        """Nothing is found where the library is not asked for."""
        self._evaluator = evaluator
        self._registry = registry
        self._relations = relations
        self._general: list[_Given] = []
        self._kept: dict[str, _Kept] = {}
        self._classes: dict[str, str] = {}
        self._transaction = _TRANSACTION
        self.tables: list[Table] = []
        self.foreign_keys: list[ForeignKey] = []
        is_imported = bool(registry.models) and PACKAGE in evaluator.code.tops
        made = next(self._calls(), None) if is_imported else None
        if made is not None:
            self._find(*made)

    def _calls(self) -> Iterator[tuple[Call, Frame]]:
        for frame in self._evaluator.code.frames():
            for call in (part for part in parts_of(frame) if isinstance(part, Call)):
                if called_name(call) == _MAKE and frame.module.role == "code":
                    yield call, frame

    def _find(self, call: Call, frame: Frame) -> None:
        manager = self._manager(call, frame)
        for one, home in filter(None, ((call, frame), manager)):
            given = argument(one, -1, "options")
            self._general += [(given, home)] if given is not None else []
        versioned = [cls for cls in list(self._registry.models) if self._is_versioned(cls)]
        if not versioned:
            return
        own = self._own_transaction(*manager) if manager is not None else None
        if own is not None:
            self._transaction = own
        else:
            self._add_transaction(call, frame, self._registry.models[versioned[0]].default_schema)
        for cls in versioned:
            self._add_class(cls, self._registry.models[cls])
        for cls in versioned:
            self._add_between(cls)
        for cls in versioned:
            self._relate(cls, self._classes[cls])
        for kept in self._kept.values():
            self.tables.append(Table(kept.table, None, kept.table, kept.location))

    # Options

    def _manager(self, call: Call, frame: Frame) -> tuple[Call, Frame] | None:
        """`make_versioned(manager=VersioningManager(...))`, or a name of one."""
        given = argument(call, 2, "manager")
        if given is None or isinstance(given, Call):
            return (given, frame) if given is not None else None
        return self._evaluator.code.made_at(self._evaluator.path_of(given, frame) or "")

    def _own(self, cls: str) -> list[_Given]:
        frames = self._evaluator.code.classes_of_ours(self._evaluator.mro(cls))
        return own_values(self._evaluator, frames, _OPTIONS)

    def _option(self, cls: str | None, name: str) -> _Given | None:
        """What a class says, else what is said for all."""
        for expression, frame in [*(self._own(cls) if cls else ()), *self._general]:
            entries = expression.entries if isinstance(expression, Mapping) else ()
            for key, value in entries:
                if key == Constant(name):
                    return value, frame
        return None

    def _is_versioned(self, cls: str) -> bool:
        asked = self._option(cls, "versioning")
        return bool(self._own(cls)) and (asked is None or not is_literal(asked[0], False))

    def _named(self, cls: str | None, table: str) -> str:
        """The table of the versions of a table, in the same schema."""
        given = self._option(cls, "table_name")
        texts = whole_strings(self._evaluator, *given) if given is not None else []
        pattern = next(iter(texts), "%s_version")
        schema, dot, name = table.rpartition(".")
        return f"{schema}{dot}{pattern.replace('%s', name)}"

    def _ends(self, cls: str) -> bool:
        given = self._option(cls, "strategy")
        return given is None or given[0] != Constant("subquery")

    # Tables

    def _own_transaction(self, manager: Call, frame: Frame) -> str | None:
        """The mapped class given for transactions, or the one that the given factory makes."""
        given = argument(manager, -1, "transaction_cls")
        values = self._evaluator.values(given, frame) if given is not None else ()
        for value in sorted(values, key=repr):
            for name in self._evaluator.mro(value.name):
                found = (cls for cls in self._registry.models if cls == name or cls.startswith(f"{name}."))
                for cls in found:
                    return cls
        return None

    def _add_transaction(self, call: Call, frame: Frame, schema: str) -> None:
        table, location = qualified(schema, "transaction"), frame.module.location(call.line)
        self._registry.models[_TRANSACTION] = _made(_TRANSACTION, table, frame)
        self.tables.append(Table(table, None, table, location))
        user = self._user(call, frame)
        if user is not None:
            target = self._registry.tables_of(user)[-1]
            self.foreign_keys.append(ForeignKey(table, "user_id", target, "foreign_key", location))
            self._relations.add(_TRANSACTION, "user", Relation(frozenset((user,))))

    def _user(self, call: Call, frame: Frame) -> str | None:
        """The class of those who make changes, `User` unless something else is said."""
        given = argument(call, 5, "user_cls")
        values = self._evaluator.values(given, frame) if given is not None else frozenset((Value("text", _USER),))
        names = [v.name for v in sorted(values, key=repr) if v.kind in ("text", "class")]
        found = (cls for name in names for cls in self._registry.find(name, frame.symbol))
        return next(found, None)

    def _add_class(self, cls: str, mapped: Mapped) -> None:
        name = self._classes[cls] = f"{_MADE}.{cls}"
        table = self._named(cls, mapped.table)
        above = self._classes.get(mapped.parent or "")
        self._registry.models[name] = _made(name, table, mapped.frame, above, is_concrete=mapped.is_concrete)
        if mapped.frame.module.role == "code":
            location = mapped.frame.module.location(mapped.frame.scope.line)
            self._kept.setdefault(mapped.table, _Kept(table, location, self._ends(cls)))

    def _add_between(self, cls: str) -> None:
        """Tables of many-to-many relations are versioned with either side."""
        mapped = self._registry.models[cls]
        places = {table.name: table.location for table in self._registry.tables.values()}
        at_class = mapped.frame.module.location(mapped.frame.scope.line)
        names = self._written(cls)
        for name, relation in self._relations.of(cls):
            if name in names and relation.secondary and not relation.is_passive:
                location = places.get(relation.secondary, at_class)
                kept = _Kept(self._named(None, relation.secondary), location, is_between=True)
                self._kept.setdefault(relation.secondary, kept)

    def _written(self, cls: str) -> set[str]:
        """The names of the relations of a class; what only passes on another one is none."""
        names: set[str] = set()
        for one in self._evaluator.mro(cls):
            mapped = self._registry.models.get(one)
            names.update(m.name for m in (mapped.members if mapped is not None else ()) if m.is_relation)
            names.update(self._relations.back_references.get(one, ()))
        return names

    # Relations

    def _relate(self, cls: str, made: str) -> None:
        own = frozenset((made,))
        for name, relation in self._relations.of(cls):
            targets = frozenset(self._classes.get(target, target) for target in relation.targets)
            kept = self._kept.get(relation.secondary)
            between = kept.table if kept is not None else relation.secondary
            self._relations.add(made, name, relation._replace(targets=targets, secondary=between))
        self._relations.add(cls, "versions", Relation(own, is_query=True, is_passive=True))
        self._relations.add(made, "transaction", Relation(frozenset((self._transaction,))))
        self._relations.add(made, "version_parent", Relation(frozenset((cls,)), is_passive=True))
        for name in ("previous", "next"):
            self._relations.add(made, name, Relation(own, is_passive=True))

    def result(self, path: str, call: GivenCall) -> Values | None:
        """`version_class(Order)`, `parent_class(OrderVersion)`, `transaction_class(Order)`."""
        name = path.rpartition(".")[2]
        if not self._classes or not path.startswith(PACKAGE) or not call.positions:
            return None
        classes = [v.name for v in call.values(0) if v.kind == "class"]
        if name == "version_class":
            made = sorted(self._classes[cls] for cls in classes if cls in self._classes)
            # It comes from outside as well: else what reads its attributes may take it for the class itself.
            return frozenset(Value(kind, one) for one in made for kind in _KINDS)
        if name == "parent_class":
            return frozenset(Value("class", cls) for cls, made in self._classes.items() if made in classes)
        return frozenset((Value("class", self._transaction),)) if name == "transaction_class" else None

    # Writes

    def accesses(self, by_objects: Iterable[DataAccess]) -> Iterator[DataAccess]:
        """What is done to versions and transactions by who changes objects; statements leave no versions."""
        found: dict[DataAccess, None] = {}
        for access in by_objects:
            kept = self._kept.get(access.table)
            if kept is None:
                continue
            operations = _operations(kept, access.operation)
            found.update((_follows(access, kept.table, operation), None) for operation in operations)
            if operations:
                found[_follows(access, self._registry.models[self._transaction].table, "insert")] = None
        yield from found


def gives_class(evaluator: Evaluator, expression: Expression, frame: Frame) -> bool:
    """Whether the library gives a class here, and not the one that is written in the call."""
    if not isinstance(expression, Call) or called_name(expression) not in _GIVING:
        return False
    return any(value.name.startswith(PACKAGE) for value in evaluator.values(expression.function, frame))


def _made(cls: str, table: str, frame: Frame, parent: str | None = None, *, is_concrete: bool = False) -> Mapped:
    return Mapped(cls, table, frame, parent, owns_table=False, is_concrete=is_concrete, is_made=True)


def _operations(kept: _Kept, operation: Operation) -> tuple[Operation, ...]:
    """A version is inserted for each change; the one before is looked for, and ended if there may be one."""
    if operation == "select" or (kept.is_between and operation not in _BETWEEN):
        return ()
    if not kept.ends:
        return ("insert",)
    return ("insert", "select") if operation == "insert" else ("insert", "select", "update")


def _follows(access: DataAccess, table: str, operation: Operation) -> DataAccess:
    where = access.function, table, operation, access.location
    return DataAccess(*where, access.mechanism, "likely", access.in_loop, access.callers)
