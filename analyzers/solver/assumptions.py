"""What may be assumed where facts say nothing: annotations, callers outside of the program, unique names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from analyzers.flow.records import Type

from .activation import Activation
from .layout import Class, Function
from .objects import CLASS, EXTERNAL, HEAP, INSTANCE, RESULT
from .propagation import Objects as Found
from .ground import Call

FACTS, LIKELY, GUESSES = range(3)
"""The phases: the later an edge is found, the less sure it is."""
_LARGEST_FAMILY = 120
"""Of more classes than this that share a method only the class that has it stands for the receiver."""
_FEW = 3
_WRAPPERS = frozenset({"Optional", "Union", "Annotated", "ClassVar", "Final", "Required", "NotRequired", "Awaitable"})


class Assumptions(Activation):
    """Fills what is empty after the facts are solved, with less and less certainty."""

    def assume(self) -> None:
        """All phases after the facts."""
        self.phase = LIKELY
        for _ in range(3):
            before = len(self.propagation.points), self.counted()
            self._assume_receivers()
            self.assume_parameters()
            self.settle()
            self._assume_types()
            self._assume_caught()
            self._assume_decorators()
            self._assume_defaults()
            self.settle()
            if (len(self.propagation.points), self.counted()) == before:
                break
        self._assume_by_name(1)
        self.settle()
        self._assume_types()
        self.settle()
        self.phase = GUESSES
        self._assume_by_name(_FEW)
        self.settle()

    def assume_parameters(self) -> None:
        """Parameters that nobody passes but a framework does."""
        raise NotImplementedError

    def counted(self) -> int:
        """How many targets there are."""
        return sum(map(len, self.targets))

    def settle(self) -> None:
        """Propagate what was assumed."""
        raise NotImplementedError

    # Receivers

    def _assume_receivers(self) -> None:
        """Methods are called from outside: on every class that has them and is not made by the program itself."""
        for function in self.functions:
            cls = function.owner
            if cls is None or not function.positional:
                continue
            receiver = function.positional[0].variable
            held = self.of(receiver)
            if function.scope.name in ("__new__", "__init_subclass__", "__class_getitem__"):
                continue
            if function.scope.name == "__call__" and False:
                continue
            self._assume_receiver(function, cls, receiver, held)

    def _assume_receiver(self, function: Function, cls: Class, receiver: int, held: Found) -> None:
        kind = self._wrapped_as(function)
        if kind == "staticmethod":
            return
        is_class_method = kind == "classmethod" or (cls.symbol != "" and self._is_metaclass(cls))
        family = [c for c in self.family(cls) if self.find(c, function.scope.name) is cls]
        if len(family) > _LARGEST_FAMILY:
            family = [cls]
        if held:
            return
        if os.environ.get('DX')=='B': family=[cls]
        if os.environ.get('DX')=='C': family=[c for c in family if c is cls or not c.is_made]
        if kind == "classmethod":
            self.add(receiver, [self.class_object(c) for c in family])
        elif not is_class_method:
            self.add(receiver, [self.instance_object(c) for c in family])

    def _is_made_below(self, cls: Class) -> bool:
        """Whether the class is only a base of those that are made."""
        return False

    def _is_metaclass(self, cls: Class) -> bool:
        return "<builtin>.type" in cls.order

    def _wrapped_as(self, function: Function) -> str:
        """`staticmethod` or `classmethod`, when the class holds the function that way."""
        cls = function.owner
        variable = cls.members.get(function.scope.name, 0) if cls is not None else 0
        if not variable:
            return ""
        for number in sorted(self.of(variable)):
            if self.objects.names[number] in ("staticmethod", "classmethod"):
                return self.objects.names[number]
        return ""

    # Annotations

    def _assume_types(self) -> None:
        """Parameters, results and attributes that nothing flows into have the type that is written down."""
        for function in self.functions:
            at = function.at
            for parameter in function.parameters:
                if parameter.annotation is not None and parameter.kind not in ("variadic", "keywords"):
                    self._assume_type(parameter.variable, parameter.annotation, at)
            returns = function.scope.returns
            if returns is not None and not function.yielded and not function.scope.name == "__init__":
                self._assume_type(function.returned, returns, at)
            for variable, declared in function.scope.declared:
                self._assume_type(at(variable), declared, at)
        for cls in list(self.classes.values()):
            for variable, declared in cls.scope.declared:
                self._assume_type(cls.at(variable), declared, cls.at)
        for module in list(self.modules.values()):
            for variable, declared in module.flow.scopes[0].declared:
                self._assume_type(module.at(variable), declared, module.at)

    def _assume_type(self, variable: int, declared: Type, at: object) -> None:
        held = self.of(variable)
        if any(self._is_telling(number) for number in held):
            return
        found = set(self._instances_of(declared, at, 0))
        if found:
            self.add(variable, found)

    def _is_telling(self, number: int) -> bool:
        """Whether an object says more than an annotation: values from outside say little."""
        return self.objects.kinds[number] not in (EXTERNAL, RESULT)

    def _instances_of(self, declared: Type, at: object, depth: int) -> Iterator[int]:
        """The objects that an annotation promises."""
        if depth > 6:
            return
        if declared.kind == "union":
            for one in declared.arguments:
                yield from self._instances_of(one, at, depth + 1)
        elif declared.kind == "generic":
            yield from self._instances_of_generic(declared, at, depth)
        elif declared.variable:
            for number in sorted(self.of(at(declared.variable))):  # type: ignore[operator]  # a placing
                yield from self._instances_of_value(number)

    def _instances_of_value(self, number: int) -> Iterator[int]:
        kind, name = self.objects.kinds[number], self.objects.names[number]
        if kind == CLASS:
            yield from self._instances_of_class(self.objects.class_of(number))
        elif kind == EXTERNAL and name.startswith("<builtin>."):
            yield from self._instance_of_builtin(name)
        elif kind == EXTERNAL and name.rpartition(".")[2][:1].isupper() and not name.startswith("typing."):
            yield self.objects.result(name)

    def _instance_of_builtin(self, name: str) -> Iterator[int]:
        word = name.removeprefix("<builtin>.")
        if word in ("str", "int", "float", "bool", "bytes", "complex"):
            yield self.objects.constant(word)
        elif word in ("list", "dict", "set", "tuple", "frozenset"):
            yield self.objects.the(HEAP, name, self._empty_heap(name), ("declared", name))

    def _empty_heap(self, name: str) -> object:
        from .objects import Heap

        known = self.objects._known.get((HEAP, ("declared", name)))
        return None if known is not None else Heap()

    def _instances_of_class(self, cls: Class) -> Iterator[int]:
        """The class itself; of a protocol or an abstract class those that implement it."""
        if any(a in ("typing.Protocol", "typing_extensions.Protocol") for a in cls.order):
            found = [c for c in self._implementers(cls)]
            if found:
                for implementer in found[:_LARGEST_FAMILY]:
                    yield self.instance_object(implementer)
                return
        yield self.instance_object(cls)
        below = [c for c in self.family(cls) if c is not cls]
        if len(below) <= _LARGEST_FAMILY:
            for other in below:
                yield self.instance_object(other)

    def _implementers(self, protocol: Class) -> list[Class]:
        wanted = {name for name in protocol.members if not name.startswith("_")} or set(protocol.members)
        found = []
        for cls in self.classes.values():
            if cls is protocol or cls.module.is_library or protocol.symbol in cls.order[1:]:
                if cls is not protocol and not cls.module.is_library and protocol.symbol in cls.order[1:]:
                    found.append(cls)
                continue
            if wanted and all((h := self.find(cls, n)) is not None and not h.module.is_library for n in wanted):
                found.append(cls)
        return found

    def _instances_of_generic(self, declared: Type, at: object, depth: int) -> Iterator[int]:
        base, *arguments = declared.arguments
        word = declared.word
        if word in _WRAPPERS:
            wanted = arguments[:1] if word == "Annotated" else arguments
            for one in wanted:
                yield from self._instances_of(one, at, depth + 1)
            return
        if word in ("type", "Type"):
            for number in self._instances_of(arguments[0], at, depth + 1):
                if self.objects.kinds[number] == INSTANCE:
                    yield self.class_object(self.objects.class_of(number))
            return
        if word in ("Callable",):
            return
        kind = self._container_of(word)
        if kind:
            inner = [n for one in arguments for n in self._instances_of(one, at, depth + 1)]
            if kind == "dict":
                inner = list(self._instances_of(arguments[-1], at, depth + 1))
            key = ("declared", kind, tuple(sorted(set(inner))))
            known = self.objects._known.get((HEAP, key))
            if known is None:
                from .objects import Heap

                known = self.objects.the(HEAP, f"<builtin>.{kind}", Heap(), key)
                self.add(self.element(known, "*"), inner)
            yield known
            return
        yield from self._instances_of(base, at, depth + 1)

    @staticmethod
    def _container_of(word: str) -> str:
        lowered = word.lower()
        if lowered in ("list", "sequence", "iterable", "iterator", "collection", "mutablesequence", "deque", "asynciterator", "asynciterable", "generator", "asyncgenerator"):
            return "list"
        if lowered in ("dict", "mapping", "mutablemapping", "defaultdict", "ordereddict"):
            return "dict"
        if lowered in ("set", "frozenset", "mutableset", "abstractset"):
            return "set"
        return "tuple" if lowered == "tuple" else ""

    # Other gaps

    def _assume_caught(self) -> None:
        """An exception that is caught may be raised by code that is not read."""
        for number, target in self.caught:
            if not any(self._is_telling(one) for one in self.of(target)):
                self.add(target, (self.instance_object(self.objects.class_of(number)),))
        for classes, target in self.casts:
            if not self.of(target):
                self.add(target, [n for one in sorted(self.of(classes)) for n in self._instances_of_value(one)])
        for source, classes, target in self.narrowed:
            if not self.of(target) and not any(self._is_telling(n) for n in self.of(source)):
                for tested in sorted(self.tested_classes(classes)):
                    if self.objects.kinds[tested] == CLASS:
                        self.add(target, (self.instance_object(self.objects.class_of(tested)),))

    def _assume_decorators(self) -> None:
        """A decorator of which nothing is known gives back what it decorates."""
        for call in self.decorations:
            if not self.of(call.result) and call.arguments:
                self.connect(call.arguments[0], call.result)

    decorations: list[Call]

    def _assume_defaults(self) -> None:
        """A function that nobody calls gets its defaults."""
        for function in self.functions:
            for parameter in function.parameters:
                if parameter.default and not self.of(parameter.variable):
                    self.connect(parameter.default, parameter.variable)

    # Names

    def _assume_by_name(self, most: int) -> None:
        """A receiver of which nothing is known is one of the few classes that have the attribute."""
        owners = self._owners_by_name()
        for variable, name in self.unknown_receivers():
            found = owners.get(name, ())
            if 0 < len(found) <= most:
                for cls in found:
                    self.add(variable, [self.instance_object(c) for c in self.family(cls)][:_LARGEST_FAMILY])

    def _owners_by_name(self) -> dict[str, list[Class]]:
        """Per attribute: the topmost classes of ours that have it; none where a built-in type has it too."""
        found: dict[str, list[Class]] = {}
        builtin: set[str] = set()
        for cls in self.classes.values():
            if cls.module.is_library:
                builtin.update(cls.members)
        for cls in self.classes.values():
            if cls.module.is_library:
                continue
            inherited = {name for a in cls.order[1:] if a in self.classes for name in self.classes[a].members}
            for name in cls.members:
                if name not in inherited and name not in builtin:
                    found.setdefault(name, []).append(cls)
        return found

    def unknown_receivers(self) -> Iterable[tuple[int, str]]:
        """Variables of which an attribute is read, and which hold nothing."""
        raise NotImplementedError
