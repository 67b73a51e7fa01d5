"""Abstract objects: what a variable may hold, each a number with a kind, a name and a body."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .propagation import Watcher

if TYPE_CHECKING:
    from .layout import Class, Function, Module

(
    FUNCTION,  # a function of ours or of a library model; body: Function
    METHOD,  # a function taken through an instance or class; body: the number of the function object
    CLASS,  # body: Class
    INSTANCE,  # body: Class
    MODULE,  # name: module, ours or a namespace package; body: Module or None
    EXTERNAL,  # name: import path of something that is not read; body: how many steps are on the way
    RESULT,  # name: import path of what was called to make it; body: likewise
    CONSTANT,  # an instance of a built-in type; name: the type
    TEXT,  # a string that is known; name: the string
    HEAP,  # an object made at one place: container or instance of a library class; body: Heap
    SUPER,  # body: (class after which the search begins, receiver object)
    GENERATOR,  # body: Function
    WRAPPER,  # staticmethod or classmethod; body: the variable of what is wrapped
    PROPERTY,  # body: Property
    PARTIAL,  # body: Partial
    LIBRARY,  # a method of a library class with its receiver; body: (its function, receiver object)
    MANY,  # more objects than a variable has room for
    FRAMEWORK,  # what only a framework reader understands, such as a query; body: Value
    ALIAS,  # beside the type itself what it was given, as in `list[Order]`; body: the variable of the arguments
) = range(19)
CONTAINERS = frozenset(f"<builtin>.{word}" for word in ("list", "tuple", "dict", "set", "frozenset", "generator"))


@dataclass(slots=True, eq=False)
class Heap:
    """An object made at one place: its elements by constant key, `*` being all unknown keys."""

    elements: dict[str, int] = field(default_factory=dict)
    borrowed: set[str] = field(default_factory=set)
    """Keys whose variables belong to the values of a display: nothing may be written into them."""
    readers: dict[str, list[int]] = field(default_factory=dict)
    """Variables that wait for an element to be written."""
    everything: int = 0
    """The variable into which all elements flow; 0 until somebody asks."""
    size: int = -1
    listeners: list[Watcher] = field(default_factory=list)
    """Told of each new element as `listener[0]((key, variable), listener)`."""
    untold: int = 0
    """Of a container that stands for many: the variable of whatever they hold."""


@dataclass(slots=True, eq=False)
class Property:
    """The variables of the functions of a property."""

    getter: int
    setter: int
    deleter: int


@dataclass(slots=True, eq=False)
class Partial:
    """A call that lacks arguments: what is called, and the arguments that are given already."""

    function: int
    arguments: tuple[int, ...]
    keywords: tuple[tuple[str, int], ...]


Body = object
_MOST_STEPS = 3
"""Behind so many calls and attributes of what is not read, values get no names."""


class Objects:
    """All objects by number; the same thing is the same number."""

    def __init__(self) -> None:
        """No objects yet."""
        self.kinds: list[int] = []
        self.names: list[str] = []
        self.bodies: list[Body] = []
        self.outside: set[int] = set()
        """Values from outside that have a name."""
        self.containers: set[int] = set()
        """Built-in containers."""
        self.texts: set[int] = set()
        """Strings that are known."""
        self._known: dict[tuple[int, object], int] = {}

    def new(self, kind: int, name: str, body: Body = None) -> int:
        """A new object."""
        if name and kind in (EXTERNAL, RESULT):
            self.outside.add(len(self.kinds))
        elif kind == HEAP and name in CONTAINERS:
            self.containers.add(len(self.kinds))
        elif kind == TEXT:
            self.texts.add(len(self.kinds))
        self.kinds.append(kind)
        self.names.append(name)
        self.bodies.append(body)
        return len(self.kinds) - 1

    def the(self, kind: int, name: str, body: Body = None, key: object = None) -> int:
        """The object of this kind and name (or `key`), made when it is first asked for."""
        known = (kind, name if key is None else key)
        found = self._known.get(known)
        if found is None:
            found = self._known[known] = self.new(kind, name, body)
        return found

    def shared_heap(self, path: str, key: object) -> int:
        """The object of a library class that stands for all with the same key."""
        found = self._known.get((HEAP, key))
        return self.the(HEAP, path, Heap(), key) if found is None else found

    def external(self, path: str, steps: int = 0) -> int:
        """What an import path of a library names, or what lies so many steps behind it; too many have no name."""
        if steps > _MOST_STEPS:
            return self.opaque
        head, _, rest = path.partition(".")
        name = f"<builtin>.{rest}" if head == "builtins" and rest else path
        return self.the(EXTERNAL, name, steps, (name, steps))

    def result(self, path: str, steps: int = 1) -> int:
        """What calling something from outside gave."""
        return self.opaque if steps > _MOST_STEPS else self.the(RESULT, path, steps, (path, steps))

    @property
    def opaque(self) -> int:
        """A value that came from outside on some way."""
        return self.the(RESULT, "")

    def steps_behind(self, number: int) -> int:
        """How many calls, and attributes of what is no module, lie between an import and an object from outside."""
        body = self.bodies[number]
        return body if isinstance(body, int) else 0

    def constant(self, kind: str) -> int:
        """An instance of a built-in type."""
        return self.the(CONSTANT, kind)

    @property
    def any_text(self) -> int:
        """A string among more than can be told apart."""
        return self.the(CONSTANT, "str", None, ("any",))

    def pattern(self, pattern: str) -> int:
        """A string of which a part is known."""
        return self.the(CONSTANT, "str", pattern, ("pattern", pattern))

    def pattern_of(self, number: int) -> str:
        """What is known of a string that is put together; empty for other objects."""
        body = self.bodies[number]
        return body if self.kinds[number] == CONSTANT and isinstance(body, str) else ""

    def number(self, value: int) -> int:
        """A number that is known."""
        return self.the(CONSTANT, "int", value, ("int", value))

    def key_of(self, number: int) -> str:
        """The constant key that a string or number is; empty when its value is not known."""
        if self.kinds[number] == TEXT:
            return self.names[number]
        value = self.bodies[number]
        return f"#{value}" if self.kinds[number] == CONSTANT and isinstance(value, int) else ""

    def function_of(self, number: int) -> Function:
        """The body of a function object."""
        return self.bodies[number]  # type: ignore[return-value]  # by its kind

    def function_behind(self, number: int) -> int:
        """The function object of a method."""
        return self.bodies[number]  # type: ignore[return-value]  # by its kind

    def class_of(self, number: int) -> Class:
        """The body of a class or instance object."""
        return self.bodies[number]  # type: ignore[return-value]  # by its kind

    def module_of(self, number: int) -> Module | None:
        """The body of a module object."""
        return self.bodies[number]  # type: ignore[return-value]  # by its kind

    def super_of(self, number: int) -> tuple[Class, int]:
        """The class after which a `super()` looks, and the receiver object."""
        return self.bodies[number]  # type: ignore[return-value]  # by its kind

    def property_of(self, number: int) -> Property:
        """The body of a property."""
        return self.bodies[number]  # type: ignore[return-value]  # by its kind

    def partial_of(self, number: int) -> Partial:
        """The body of a call that lacks arguments."""
        return self.bodies[number]  # type: ignore[return-value]  # by its kind

    def wrapped_by(self, number: int) -> int:
        """The variable of what `staticmethod` or `classmethod` wraps."""
        return self.bodies[number]  # type: ignore[return-value]  # by its kind

    def arguments_of(self, number: int) -> int:
        """The variable of what a generic type was given."""
        return self.bodies[number]  # type: ignore[return-value]  # by its kind

    def library_method(self, number: int) -> tuple[Function | None, int]:
        """The function of a method of a library class, None for methods without a model, and the receiver object."""
        return self.bodies[number]  # type: ignore[return-value]  # by its kind

    def heap_of(self, number: int) -> Heap:
        """The body of an object made at one place."""
        return self.bodies[number]  # type: ignore[return-value]  # by its kind


def is_class_name(path: str) -> bool:
    """Whether an import path is written like that of a class, and not like that of a function or a constant."""
    word = path.rpartition(".")[2]
    return word[:1].isupper() and not word.isupper()
