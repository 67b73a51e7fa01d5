"""Classes that a mixin makes for each mapped class that has it, so that each has a table of its own beside it.

No class of the program stands for them. Source: the recipe "table per related" in SQLAlchemy's examples of generic
associations: `type(f"{cls.__name__}Address", (Address, Base), {"__tablename__": ...})` in a `declared_attr`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzers.facts import Bind, Call, Collection, Constant, Define, Expression, Mapping, Name
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.walk import dotted, last_word
from analyzers.program import BlindSpot, Table

from .computed_names import ComputedName
from .members import Member, members, qualified
from .registry import Mapped, Registry, RelatedClass

_DECLARING = "declared_attr"
_NAME, _BASES, _ATTRIBUTES = range(3)
"""The arguments of `type`."""
_UNKNOWN = "the name of a table that a class is made with is not known"


class _Making(NamedTuple):
    """A call of `type` in a method of a class, and the name that the new class gets there."""

    call: Call
    frame: Frame
    name: str

    @property
    def attributes(self) -> dict[str, Expression]:
        """What the new class declares."""
        given = self.call.arguments[_ATTRIBUTES]
        if isinstance(given, Mapping):
            return {str(key.value): value for key, value in given.entries if isinstance(key, Constant)}
        return dict(given.keywords) if isinstance(given, Call) else {}


class Related:
    """Adds what is made to the mapped classes, and knows the tables of it."""

    def __init__(self, evaluator: Evaluator, registry: Registry) -> None:
        """Look through the methods that declare something for each class that inherits them."""
        self._evaluator = evaluator
        self._registry = registry
        self._known: dict[Frame, dict[str, list[_Making]]] = {}
        self.tables: list[Table] = []
        self.blind_spots: list[BlindSpot] = []
        for mapped in list(registry.models.values()):
            for making in self._makings(mapped.cls):
                self._make(mapped, making)

    def _makings(self, cls: str) -> Iterator[_Making]:
        """What the methods of a class make, each of the first class that has it."""
        seen: set[str] = set()
        for frame in self._evaluator.code.classes_of_ours(self._evaluator.mro(cls)):
            if frame not in self._known:
                self._known[frame] = dict(self._written(frame))
            for name, found in self._known[frame].items():
                yield from found if name not in seen else ()
            seen |= self._evaluator.code.bindings(frame).keys()

    def _written(self, frame: Frame) -> Iterator[tuple[str, list[_Making]]]:
        for name, bindings in self._evaluator.code.bindings(frame).items():
            inner = (Frame(frame.module, one.payload.scope) for one in bindings if isinstance(one.payload, Define))
            declaring = (home for home in inner if any(_DECLARING in dotted(one) for one in home.scope.decorators))
            found = [making for home in declaring for making in _made_in(home)]
            if found:
                yield name, found

    def _make(self, mapped: Mapped, making: _Making) -> None:
        computed = computed_for(self._evaluator, mapped)
        given = making.attributes
        is_code = mapped.frame.module.role == "code"
        location = making.frame.module.location(making.call.line)
        known = computed.of(given["__tablename__"], making.frame) if "__tablename__" in given else None
        if known is None:
            self.blind_spots += [BlindSpot("model", _UNKNOWN, location, mapped.cls)] if is_code else []
            return
        table = qualified(mapped.default_schema, known)
        name = computed.of(making.call.arguments[_NAME], making.frame) or f"{mapped.frame.scope.name}{making.name}"
        made = f"{making.frame.module.name}.{name}"
        self._registry.related[making.name][mapped.cls] = RelatedClass(made, mapped.cls, making.frame)
        new = self._registry.models[made] = Mapped(made, table, mapped.frame, owns_table=False, is_made=True)
        new.default_schema = mapped.default_schema
        new.members.extend(self._inherited(making))
        own = (Member(name, value, None, making.frame) for name, value in given.items() if isinstance(value, Call))
        new.members.extend(one for one in own if one.is_column)
        if is_code:
            self.tables.append(Table(table, None, table, location))

    def _inherited(self, making: _Making) -> Iterator[Member]:
        """What the bases of the new class declare."""
        bases = making.call.arguments[_BASES]
        for base in bases.items if isinstance(bases, Collection) else ():
            for value in sorted(self._evaluator.values(base, making.frame), key=repr):
                for frame in self._evaluator.code.classes_of_ours(self._evaluator.mro(value.name)):
                    yield from members(self._evaluator, frame)


def computed_for(evaluator: Evaluator, owner: Mapped) -> ComputedName:
    """Works out texts in which the names of a mapped class and of its table take part."""
    return ComputedName(evaluator, owner.frame.scope.name, owner.table.rpartition(".")[2])


def _made_in(home: Frame) -> Iterator[_Making]:
    """The classes that a method makes and binds to an attribute of its class, or to a variable."""
    for statement in home.scope.statements:
        call = statement.value if isinstance(statement, Bind) else None
        if isinstance(statement, Bind) and isinstance(call, Call) and _makes_class(call):
            yield _Making(call, home, last_word(statement.target))


def _makes_class(call: Call) -> bool:
    return isinstance(call.function, Name) and call.function.id == "type" and len(call.arguments) == _ATTRIBUTES + 1
