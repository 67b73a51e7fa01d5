"""What annotations promise: the objects that a written type stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from analyzers.flow.records import Type

from .activation import Activation
from .containers import TUPLE
from .declarations import PROTOCOLS
from .layout import Class, Placing
from .objects import ALIAS, CLASS, CONTAINERS, EXTERNAL, HEAP, INSTANCE, is_class_name
from .propagation import Objects

LARGEST_FAMILY = 120
"""Of more classes than this that share a method only the class that has it stands for the receiver."""
_DEEPEST = 6
_ANYTHING = Type("union")
"""What is written where no type is: the dots of `tuple[A, ...]`."""
_WRAPPERS = frozenset({"Optional", "Union", "Annotated", "ClassVar", "Final", "Required", "NotRequired", "Awaitable"})
_NAMED = frozenset({"Annotated"})
_FIRST = "#0"
_SCALARS = frozenset({"str", "int", "float", "bool", "bytes", "complex"})
_BARE_CONTAINERS = frozenset({"list", "dict", "set", "tuple", "frozenset"})
_OPEN = frozenset({"object", "type"})
"""Built-in classes that say nothing about what their instances can do."""
_LISTS = "list sequence mutablesequence collection deque iterable iterator generator"
_CONTAINERS = {
    **dict.fromkeys(_LISTS.split(), "list"),
    **dict.fromkeys(("asynciterable", "asynciterator", "asyncgenerator"), "list"),
    **dict.fromkeys(("dict", "mapping", "mutablemapping", "defaultdict", "ordereddict"), "dict"),
    **dict.fromkeys(("set", "frozenset", "mutableset", "abstractset"), "set"),
    "tuple": "tuple",
}
"""The built-in container that stands for an annotation, by the annotation in lower case."""


class Promises(Activation):
    """Turns types into instances of what they name."""

    def instances_of(self, declared: Type, at: Placing, depth: int = 0) -> Iterator[int]:
        """The objects that an annotation promises; `at` places the variables of its file."""
        if depth > _DEEPEST:
            return
        if declared.kind == "union":
            yield from self._instances_of_each(declared.arguments, at, depth)
        elif declared.kind == "generic":
            yield from self._instances_of_generic(declared, at, depth)
        elif declared.variable:
            for number in sorted(self.of(at(declared.variable))):
                yield from self.instances_of_value(number)

    def instances_of_value(self, number: int) -> Iterator[int]:
        """The instances of what an annotation holds."""
        kind, name = self.objects.kinds[number], self.objects.names[number]
        if kind == CLASS:
            yield from self._instances_of_class(self.objects.class_of(number))
        elif kind == ALIAS and name.rpartition(".")[2] in _NAMED:
            # A type that another module gives a name.
            yield from self._instances_of_named(number)
        elif kind == EXTERNAL and name.startswith("<builtin>."):
            yield from self._instance_of_builtin(name)
        elif kind == EXTERNAL and name.rpartition(".")[2][:1].isupper() and not name.startswith("typing."):
            yield self.objects.result(name)

    def _instances_of_named(self, number: int) -> Iterator[int]:
        given = self.of(self.objects.arguments_of(number))
        firsts = [self.element(one, _FIRST) for one in sorted(given) if self.objects.kinds[one] == HEAP]
        for one in sorted(frozenset().union(*map(self.of, firsts))):
            if self.objects.kinds[one] != ALIAS:
                yield from self.instances_of_value(one)

    def tested_instance(self, number: int, target: int) -> int:
        """What a value is that was found to be an instance of a class. Containers differ from test to test."""
        name = self.objects.names[number]
        word = name.removeprefix("<builtin>.")
        if self.objects.kinds[number] == CLASS:
            return self.instance_object(self.objects.class_of(number))
        if word in _SCALARS:
            return self.objects.constant(word)
        if isinstance(self.model(name), Class) and word not in _OPEN:
            return self.objects.shared_heap(name, ("tested", name, target if name in CONTAINERS else 0))
        return self.objects.result(name) if is_class_name(name) else self.objects.opaque

    def _instances_of_each(self, types: Collection[Type], at: Placing, depth: int) -> Iterator[int]:
        for one in types:
            yield from self.instances_of(one, at, depth + 1)

    def _instance_of_builtin(self, name: str) -> Iterator[int]:
        word = name.removeprefix("<builtin>.")
        if word in _SCALARS:
            yield self.objects.constant(word)
        elif word in _BARE_CONTAINERS:
            yield self.objects.shared_heap(name, ("declared", name))

    def _instances_of_class(self, cls: Class) -> Iterator[int]:
        """The class itself and those below; of a protocol (PEP 544) those that implement it."""
        if not PROTOCOLS.isdisjoint(cls.bases):
            yield from map(self.instance_object, self._implementers(cls)[:LARGEST_FAMILY])
            return
        yield from map(self.instance_object, self.standing_for(cls, self.family(cls)))

    def standing_for(self, cls: Class, family: Iterable[Class]) -> list[Class]:
        """Those of a family of which there can be instances; only the class at its head when these are too many."""
        found = self.concrete(family)
        return [cls] if len(found) > LARGEST_FAMILY else found

    def concrete(self, family: Iterable[Class]) -> list[Class]:
        """The classes of which there can be instances: those that leave a method to others are left out."""
        everything = list(family)
        return [cls for cls in everything if not self._is_unfinished(cls)] or everything

    def _is_unfinished(self, cls: Class) -> bool:
        """Whether a class below finishes what this one leaves to others."""
        key = (id(cls), cls.order, len(self.classes))
        known = self._unfinished.get(key)
        if known is None:
            known = self._unfinished[key] = self._leaves_to_others(cls)
        return known

    @cached_property
    def _unfinished(self) -> dict[tuple[int, tuple[str, ...], int], bool]:
        """By the class with its MRO, as long as there are so many classes."""
        return {}

    def _leaves_to_others(self, cls: Class) -> bool:
        names = {name for ancestor in cls.order for name in self._stubs.get(ancestor, ())}
        stubs = [(name, holder) for name in names if name in self._stubs_of(holder := self.find(cls, name))]
        below = [one for one in self.family(cls) if one is not cls] if stubs else []
        return any(self.find(one, name) is not holder for name, holder in stubs for one in below)

    def _stubs_of(self, cls: Class | None) -> set[str]:
        return self._stubs.get(cls.symbol, set()) if cls is not None else set()

    @cached_property
    def _stubs(self) -> dict[str, set[str]]:
        """Per class: its methods that only say that somebody else must write them."""
        found: dict[str, set[str]] = {}
        for function in self.functions:
            if function.owner is not None and function.is_stub:
                found.setdefault(function.owner.symbol, set()).add(function.scope.name)
        return found

    def _implementers(self, protocol: Class) -> list[Class]:
        # What has only special methods says next to nothing: half of a program can be called.
        wanted = {name for name in protocol.members if not name.startswith("_")}
        ours = [cls for cls in self.classes.values() if cls is not protocol and not cls.module.is_library]
        return [cls for cls in ours if protocol.symbol in cls.order[1:] or self._has_all(cls, wanted)]

    def _has_all(self, cls: Class, names: Collection[str]) -> bool:
        """Whether our code gives the class all of the names, and there is one."""
        holders = [self.find(cls, name) for name in names]
        return bool(holders) and all(one is not None and not one.module.is_library for one in holders)

    def _instances_of_generic(self, declared: Type, at: Placing, depth: int) -> Iterator[int]:
        base, *arguments = declared.arguments
        word = declared.word
        if word in _WRAPPERS:
            yield from self._instances_of_each(arguments[:1] if word == "Annotated" else arguments, at, depth)
        elif word in ("type", "Type"):
            yield from self._classes_of(arguments[:1], at, depth)
        elif word.lower() in _CONTAINERS:
            yield self._container_of(_CONTAINERS[word.lower()], arguments, at, depth)
        elif word != "Callable":
            yield from self.instances_of(base, at, depth + 1)

    def _classes_of(self, types: Collection[Type], at: Placing, depth: int) -> Iterator[int]:
        for number in self._instances_of_each(types, at, depth):
            if self.objects.kinds[number] == INSTANCE:
                yield self.class_object(self.objects.class_of(number))

    def _container_of(self, kind: str, arguments: list[Type], at: Placing, depth: int) -> int:
        """A container of which only what it holds is known; one for all annotations that say the same."""
        if kind == "tuple" and arguments and arguments[-1] != _ANYTHING:
            return self._tuple_of([frozenset(self.instances_of(one, at, depth + 1)) for one in arguments])
        held = set(self._instances_of_each(arguments[-1:] if kind == "dict" else arguments, at, depth))
        number = self.objects.shared_heap(f"<builtin>.{kind}", ("declared", kind, tuple(sorted(held))))
        self.add(self.element(number, "*"), held)
        return number

    def _tuple_of(self, held: Sequence[Objects]) -> int:
        """`tuple[A, B]`: what it holds by position."""
        number = self.objects.shared_heap(TUPLE, ("declared", *held))
        self.objects.heap_of(number).size = len(held)
        for position, objects in enumerate(held):
            self.add(self.element(number, f"#{position}"), objects)
        return number
