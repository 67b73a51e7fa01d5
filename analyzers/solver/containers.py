"""Built-in containers and iteration: elements by constant key, unpacking."""

from __future__ import annotations

from .ground import CALLS, IMPLICIT, Call
from .hierarchy import Hierarchy
from .layout import Function
from .library import BUILTINS
from .objects import (
    CLASS,
    CONSTANT,
    CONTAINERS,
    EXTERNAL,
    FRAMEWORK,
    GENERATOR,
    HEAP,
    INSTANCE,
    MANY,
    RESULT,
    TEXT,
    Heap,
)
from .propagation import Arrivals, Watcher
from .propagation import Objects as Found

UNKNOWN = "*"
SLICE = ":"
Protocols = tuple[tuple[str, str], ...]
"""Pairs of special methods, the first to be asked for first."""
_LOOPS: Protocols = (("__iter__", "__next__"), ("__aiter__", "__anext__"))
_ASYNC_LOOPS = _LOOPS[::-1]
LIST, DICT, TUPLE = "<builtin>.list", "<builtin>.dict", "<builtin>.tuple"


class Containers(Hierarchy):
    """Elements of objects made at one place, and everything that takes them out."""

    def begin_containers(self) -> None:
        """Before the first constraint."""
        self._slices: dict[tuple[int, int], int] = {}
        self._storage: dict[int, Heap] = {}
        self._iterated: set[tuple[int, int, int]] = set()
        """Objects that are iterated, with the variable that takes what comes out and the site that does it."""

    def heap(self, path: str) -> int:
        """A new object of a library class."""
        return self.objects.new(HEAP, path, Heap())

    def any_container(self, number: int) -> int:
        """What stands for this container among too many: one of the same class, of whose elements nothing is told."""
        path = self.objects.names[number]
        known = self.objects.shared_heap(path, ("any", path))
        heap = self.objects.heap_of(known)
        if not heap.untold:
            heap.untold = heap.everything = heap.elements[UNKNOWN] = self.holding(self.propagation.many)
            self.propagation.fill(heap.untold)
        return known

    # Elements

    def storage(self, owner: int) -> Heap:
        """The elements of a container, or of an instance of a class of ours that derives from one."""
        if self.objects.kinds[owner] == HEAP:
            return self.objects.heap_of(owner)
        return self._storage.setdefault(owner, Heap())

    def is_container(self, number: int, name: str, call: Call) -> bool:
        """Whether a special method of an object is that of a built-in container: its elements are taken directly."""
        kind = self.objects.kinds[number]
        if kind not in (HEAP, INSTANCE):
            return False
        cls = self.class_behind(number)
        if cls is None:
            return kind == HEAP
        if isinstance(call.place, Function) and call.place.module.name == BUILTINS:
            return any(ancestor in CONTAINERS for ancestor in cls.order)
        holder = self.find(cls, name)
        return holder is not None and holder.symbol in CONTAINERS

    def element(self, owner: int, key: str) -> int:
        """The variable into which one element is written; the key `*` stands for those under unknown keys."""
        heap = self.storage(owner)
        found = heap.untold or heap.elements.get(key)
        if found is not None and key not in heap.borrowed:
            return found
        new = heap.elements[key] = self.new(1)
        if found is not None:
            heap.borrowed.discard(key)
            self.connect(found, new)
        for target in heap.readers.pop(key, ()):
            self.connect(new, target)
        self._announce(heap, key, new)
        return new

    def begin_with(self, owner: int, key: str, variable: int) -> None:
        """What a display puts into a container: the variable itself stands for the element until one is written."""
        heap = self.storage(owner)
        if key in heap.elements or heap.listeners or heap.readers:
            self.connect(variable, self.element(owner, key))
        else:
            heap.elements[key] = variable
            heap.borrowed.add(key)

    def read_element(self, owner: int, key: str, target: int) -> None:
        """Let an element flow into a variable, and whatever is under unknown keys."""
        heap = self.storage(owner)
        for word in (UNKNOWN,) if heap.untold else (key, UNKNOWN):
            found = heap.elements.get(word)
            if found is not None:
                self.connect(found, target)
            if found is None or word in heap.borrowed:
                heap.readers.setdefault(word, []).append(target)

    def _announce(self, heap: Heap, key: str, variable: int) -> None:
        for listener in list(heap.listeners):
            listener[0]((key, variable), listener)

    def each_element(self, owner: int, listener: Watcher) -> None:
        """Tell a listener of each element, now and later."""
        heap = self.storage(owner)
        heap.listeners.append(listener)
        for key, variable in list(heap.elements.items()):
            listener[0]((key, variable), listener)

    def elements(self, owner: int) -> int:
        """The variable of all elements."""
        heap = self.storage(owner)
        if not heap.everything:
            heap.everything = self.new(1)
            self.each_element(owner, (self._collect, heap.everything))
        return heap.everything

    def _collect(self, element: tuple[str, int], listener: Watcher) -> None:
        self.connect(element[1], listener[1])

    # Iteration

    def on_iterate(self, found: Arrivals, watcher: Watcher) -> None:
        """Something new may be iterated."""
        _, target, call = watcher
        for number in found:
            self.iterate_object(number, target, call)

    def on_iterate_async(self, found: Arrivals, watcher: Watcher) -> None:
        """Something new may be iterated by `async for`."""
        _, target, call = watcher
        for number in found:
            self.iterate_object(number, target, call, _ASYNC_LOOPS)

    def iterate_object(self, number: int, target: int, call: Call, protocols: Protocols = _LOOPS) -> None:
        """What `for x in object` binds."""
        kind = self.objects.kinds[number]
        if self.is_container(number, "__iter__", call):
            self.iterate_elements(number, target)
        elif kind == GENERATOR:
            self.connect(self.objects.function_of(number).yielded, target)
        elif kind in (TEXT, CONSTANT):
            self._iterate_constant(number, target)
        elif kind == MANY:
            self.put(target, number)
        elif kind == FRAMEWORK:
            self.add(target, self.declared_elements(number))
            self.load_elements(number, call)
        elif kind in (EXTERNAL, RESULT):
            self.put(target, self.objects.opaque)
        elif kind in (INSTANCE, HEAP, CLASS):
            self._iterate_instance(number, target, call, protocols)

    def iterate_elements(self, number: int, target: int) -> None:
        """The keys of a dict, the elements of any other container."""
        if self.is_mapping(number):
            self.each_element(number, (self._on_key, target))
            self.connect(self.keys(number), target)
        else:
            self.connect(self.elements(number), target)

    def is_mapping(self, number: int) -> bool:
        """Whether an object is a dict, or of a class that derives from it."""
        cls = self.class_behind(number)
        return cls is not None and (cls.symbol == DICT or DICT in cls.order)

    def keys(self, owner: int) -> int:
        """The variable of the functions and classes that are keys."""
        return self.field(owner, "<keys>")

    def _on_key(self, element: tuple[str, int], listener: Watcher) -> None:
        key = element[0]
        if key != UNKNOWN and not key.startswith("#"):
            self.put(listener[1], self.objects.the(TEXT, key))

    def _iterate_constant(self, number: int, target: int) -> None:
        kind = self.objects.names[number] if self.objects.kinds[number] == CONSTANT else "str"
        if kind in ("str", "bytes"):
            self.put(target, self.objects.constant("str" if kind == "str" else "int"))

    def _iterate_instance(self, number: int, target: int, call: Call, protocols: Protocols) -> None:
        """`__iter__`, then `__next__` of what it gives; without them `__getitem__`."""
        if self.postponed(self._iterate_instance, number, target, call, protocols):
            return
        if self.objects.kinds[number] == CLASS and self.objects.class_of(number).is_enum:
            self._iterate_enum(number, target)
            return
        key = (number, target, call.site)
        if key in self._iterated:
            # What gives itself as its iterator.
            return
        self._iterated.add(key)
        iterator = self.new(1)
        first = next((first for first, _ in protocols if self.has(number, first)), "")
        if first:
            # Iterating is a call in the default graph, and so is it inside of a model.
            self.invoke(number, first, self.inner(call, (), iterator, CALLS))
            self.watch(iterator, (self._on_iterator, target, call, protocols))
        elif self.has(number, "__getitem__"):
            self.invoke(number, "__getitem__", self.inner(call, (self.integer(),), target, IMPLICIT))

    def _on_iterator(self, found: Arrivals, watcher: Watcher) -> None:
        _, target, call, protocols = watcher
        for number in found:
            is_instance = self.objects.kinds[number] == INSTANCE
            name = next((name for _, name in protocols if is_instance and self.has(number, name)), "")
            if name:
                self.invoke(number, name, self.inner(call, (), target, CALLS))
            elif not is_instance:
                self.iterate_object(number, target, call, protocols)

    def _iterate_enum(self, number: int, target: int) -> None:
        cls = self.objects.class_of(number)
        for name in cls.members:
            if not name.startswith("_"):
                self.connect(self.member(number, name), target)

    def declared_elements(self, number: int) -> Found:
        """What iterating an object gives that only a framework reader understands: the rows of a query."""
        raise NotImplementedError

    def load_elements(self, number: int, call: Call) -> None:
        """What a framework calls to make these."""
        raise NotImplementedError

    def integer(self) -> int:
        """A variable that holds a number."""
        return self.holding(self.objects.constant("int"))

    # Unpacking

    def on_unpack(self, found: Arrivals, watcher: Watcher) -> None:
        """`a, *b, c = value`: the element at a position, or the rest for a starred target."""
        _, position, rest, target, call = watcher
        for number in found:
            has_positions = self._has_positions(number, call)
            size = self.storage(number).size if has_positions else -1
            if rest >= 0:
                self._unpack_rest(number, range(position, max(size - rest, 0)), target, call)
            elif has_positions and (position >= 0 or size >= 0):
                self.read_element(number, f"#{position if position >= 0 else size + position}", target)
            else:
                self.iterate_object(number, target, call)

    def _has_positions(self, number: int, call: Call) -> bool:
        """Whether an object keeps its elements by position: a built-in container, or a named tuple."""
        if self.objects.kinds[number] == HEAP:
            return self.objects.names[number] in (LIST, TUPLE, "<builtin>.generator")
        known = self._storage.get(number)
        return known is not None and known.size >= 0 and self.is_container(number, "__iter__", call)

    def _unpack_rest(self, number: int, taken: range, target: int, call: Call) -> None:
        """A new list with the elements taken; with all of them when their positions are not known."""
        key = (number, target)
        if key in self._slices:
            return
        part = self._slices[key] = self.heap(LIST)
        self.put(target, part)
        if taken.stop:
            self.objects.heap_of(part).size = len(taken)
            for place, position in enumerate(taken):
                self.read_element(number, f"#{position}", self.element(part, f"#{place}"))
        else:
            self.iterate_object(number, self.element(part, UNKNOWN), call)
