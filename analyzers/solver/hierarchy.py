"""Classes: bases, MRO, metaclasses, and what the standard library makes of some of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from analyzers.linking.classes import Linearization

from .descriptors import OBJECT
from .layout import Class, Module
from .objects import CLASS, EXTERNAL, HEAP, RESULT
from .presumed_bases import PresumedBases
from .propagation import Objects as Found
from .stores import Stores

_ENUMS = frozenset({"enum.Enum", "enum.IntEnum", "enum.StrEnum", "enum.Flag", "enum.IntFlag"})
NAMED_TUPLE = "typing.NamedTuple"
_BASES = "__bases__"
_TUPLES = frozenset({NAMED_TUPLE, "typing_extensions.NamedTuple"})


class Hierarchy(Stores):
    """The class hierarchy, made of what the base expressions hold."""

    def begin_hierarchy(self) -> None:
        """Before the first constraint."""
        self._found: dict[str, dict[str, Class | None]] = {}
        """Per attribute: by class, which one of the MRO has it."""
        self._bases_held: dict[int, list[Found]] = {}
        """Per class: what its base expressions held when they were last looked at."""

    def refresh(self) -> bool:
        """Take over what is known about bases by now; whether anything changed."""
        changed = [cls for cls in list(self.classes.values()) if self._take_bases(cls)]
        if not changed and self.has_order:
            return False
        self._put_in_order()
        if self.is_ready:
            for cls in changed:
                self._look_up_again(cls)
        return True

    def _put_in_order(self) -> None:
        order = Linearization(self._bases_of)
        self._found.clear()
        self._outside.clear()
        for cls in list(self.classes.values()):
            cls.order = order.mro(cls.symbol)
            cls.subclasses = []
        for cls in list(self.classes.values()):
            for base in cls.bases:
                if base in self.classes:
                    self.classes[base].subclasses.append(cls)
        for cls in list(self.classes.values()):
            self._take_nature(cls)
        self.has_order = True

    def _take_bases(self, cls: Class) -> bool:
        """The bases by name; whether they are others than before."""
        # A base is written in the scope around the class, whose variables are placed alike.
        held = [self.of(cls.at(variable)) for variable in cls.scope.bases if variable]
        if held == self._bases_held.get(id(cls)):
            return False
        self._bases_held[id(cls)] = held
        names = (self._base_name(number, cls) for one in held for number in sorted(one))
        bases = tuple(dict.fromkeys(name for name in names if name))
        if bases == cls.bases:
            return False
        cls.bases = bases
        return True

    def give_base(self, cls: Class, base: str) -> None:
        """The base of a class that no class statement makes."""
        self._bases_held[id(cls)] = []
        above = self.classes.get(base)
        cls.bases, cls.order = (base,), (cls.symbol, base, *(above.order[1:] if above is not None else ()))

    def _base_name(self, number: int, cls: Class) -> str:
        kind, name = self.objects.kinds[number], self.objects.names[number]
        if kind == CLASS:
            return name if name != cls.symbol else ""
        if kind in (EXTERNAL, RESULT, HEAP):
            model = self.model(name)
            # One that is re-exported is the same under each of its import paths.
            return model.symbol if isinstance(model, Class) and model.module.is_framework else name
        return ""

    def _bases_of(self, name: str) -> tuple[str, ...]:
        cls = self.classes.get(name)
        if cls is not None:
            return cls.bases if all(base in self.classes for base in cls.bases) else self._bases_and_declared(cls)
        presumed = self._presumed.base_of(name)
        return (presumed,) if presumed else ()

    def _bases_and_declared(self, cls: Class) -> tuple[str, ...]:
        """Behind a class that is not read may stand one of a framework, as a reader of it can tell."""
        declared = self.declared_attribute(self.class_object(cls), _BASES) or ()
        return tuple(dict.fromkeys((*cls.bases, *(self.objects.names[number] for number in declared))))

    @cached_property
    def _presumed(self) -> PresumedBases:
        known = [cls for module in self.library_modules.values() if module.is_framework for cls in _classes_in(module)]
        return PresumedBases(cls.symbol for cls in known if not cls.scope.name.startswith("_"))

    def _take_nature(self, cls: Class) -> None:
        """Enumerations, named tuples and metaclasses, by what stands in the MRO."""
        cls.is_enum = any(ancestor in _ENUMS for ancestor in cls.order)
        if cls.fields is None and any(base in _TUPLES for base in cls.bases):
            cls.fields = self.field_names(cls)
        for ancestor in cls.order:
            holder = self.classes.get(ancestor)
            if holder is None or not holder.scope.metaclass:
                continue
            for number in sorted(self.of(holder.at(holder.scope.metaclass))):
                if self.objects.kinds[number] == CLASS:
                    cls.metaclass = self.objects.class_of(number)
            return

    def field_names(self, cls: Class) -> list[str]:
        """The annotated names of a class and of its bases, in the order of the generated `__init__`."""
        found: dict[str, None] = {}
        for ancestor in reversed(cls.order or (cls.symbol,)):
            holder = self.classes.get(ancestor)
            if holder is not None and not holder.is_written:
                found.update(dict.fromkeys(holder.fields or ()))
            elif holder is not None and (holder is cls or holder.fields is not None):
                declared = {holder.at(variable) for variable, _ in holder.scope.declared}
                found.update(dict.fromkeys(name for name, variable in holder.members.items() if variable in declared))
        return list(found)

    def _look_up_again(self, cls: Class) -> None:
        """Members that were found, or not, through other bases."""
        for below in self.family(cls):
            for owner in (*self.objects_of(below), *self.supers.get(id(below), ())):
                for name, variable in list(self._members.get(owner, {}).items()):
                    self._by_kind[self.objects.kinds[owner]](owner, name, variable)

    def find(self, cls: Class, name: str) -> Class | None:
        """The class of the MRO, ours or modelled, that has the name; `object` comes last."""
        known = self._found.get(name)
        if known is None:
            known = self._found[name] = {}
        if cls.symbol not in known:
            known[cls.symbol] = self._search(cls, name)
        return known[cls.symbol]

    def _search(self, cls: Class, name: str) -> Class | None:
        for ancestor in cls.order or (cls.symbol,):
            holder = cls if ancestor == cls.symbol else self.classes.get(ancestor)
            if holder is not None and name in holder.members:
                return holder
        model = self.classes.get(OBJECT)
        return model if model is not None and name in model.members else None

    def forget_lookups(self, name: str) -> None:
        """Some class has the name now."""
        self._found.pop(name, None)


def _classes_in(module: Module) -> Iterator[Class]:
    return (one for one in module.definitions.values() if isinstance(one, Class))
