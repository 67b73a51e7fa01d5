"""Built-in containers and iteration: elements by constant key, unpacking, subscripts."""

from __future__ import annotations

from analyzers.linking.values import Value

from .ground import CALLS, IMPLICIT, Call
from .hierarchy import Hierarchy
from .layout import Function
from .library import BUILTINS
from .objects import (
    CLASS,
    CONSTANT,
    EXTERNAL,
    FRAMEWORK,
    GENERATOR,
    HEAP,
    INSTANCE,
    MANY,
    RESULT,
    TEXT,
    Heap,
    is_class_name,
)
from .propagation import Objects as Found
from .propagation import Watcher

UNKNOWN = "*"
SLICE = ":"
LIST, DICT, TUPLE = "<builtin>.list", "<builtin>.dict", "<builtin>.tuple"
CONTAINERS = frozenset(f"<builtin>.{word}" for word in ("list", "tuple", "dict", "set", "frozenset", "generator"))


class Containers(Hierarchy):
    """Elements of objects made at one place, and everything that takes them out."""

    def begin_containers(self) -> None:
        """Before the first constraint."""
        self._slices: dict[tuple[int, int], int] = {}
        self._storage: dict[int, Heap] = {}
        self._by_index: list[tuple[int, int, int, bool]] = []
        """Key, container, and the variable that is read into or written from."""

    def heap(self, path: str) -> int:
        """A new object of a library class."""
        return self.objects.new(HEAP, path, Heap())

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
        found = heap.elements.get(key)
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
        for word in (key, UNKNOWN):
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

    def on_iterate(self, found: Found, watcher: Watcher) -> None:
        """Something new may be iterated."""
        _, target, call = watcher
        for number in found:
            self.iterate_object(number, target, call)

    def iterate_object(self, number: int, target: int, call: Call) -> None:
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
        elif kind in (EXTERNAL, RESULT):
            self.put(target, self.objects.opaque)
        elif kind in (INSTANCE, HEAP, CLASS):
            self._iterate_instance(number, target, call)

    def iterate_elements(self, number: int, target: int) -> None:
        """The keys of a dict, the elements of any other container."""
        cls = self.class_behind(number)
        is_mapping = cls is not None and (cls.symbol == DICT or DICT in cls.order)
        if is_mapping:
            self.each_element(number, (self._on_key, target))
        else:
            self.connect(self.elements(number), target)

    def _on_key(self, element: tuple[str, int], listener: Watcher) -> None:
        key = element[0]
        if key != UNKNOWN and not key.startswith("#"):
            self.put(listener[1], self.objects.the(TEXT, key))

    def _iterate_constant(self, number: int, target: int) -> None:
        kind = self.objects.names[number] if self.objects.kinds[number] == CONSTANT else "str"
        if kind in ("str", "bytes"):
            self.put(target, self.objects.constant("str" if kind == "str" else "int"))

    def _iterate_instance(self, number: int, target: int, call: Call) -> None:
        """`__iter__`, then `__next__` of what it gives; without them `__getitem__`."""
        if self.postponed(self._iterate_instance, number, target, call):
            return
        if self.objects.kinds[number] == CLASS and self.objects.class_of(number).is_enum:
            self._iterate_enum(number, target)
            return
        iterator = self.new(1)
        first = "__iter__" if self.has(number, "__iter__") else "__aiter__"
        if self.has(number, first):
            # Iterating is a call in the default graph, and so is it inside of a model.
            self.invoke(number, first, self.inner(call, (), iterator, CALLS))
            self.watch(iterator, (self._on_iterator, target, call))
        elif self.has(number, "__getitem__"):
            self.invoke(number, "__getitem__", self.inner(call, (self.integer(),), target, IMPLICIT))

    def _on_iterator(self, found: Found, watcher: Watcher) -> None:
        _, target, call = watcher
        for number in found:
            name = "__next__" if self.has(number, "__next__") else "__anext__"
            if self.objects.kinds[number] == INSTANCE and self.has(number, name):
                self.invoke(number, name, self.inner(call, (), target, CALLS))
            elif self.objects.kinds[number] != INSTANCE:
                self.iterate_object(number, target, call)

    def _iterate_enum(self, number: int, target: int) -> None:
        cls = self.objects.class_of(number)
        for name in cls.members:
            if not name.startswith("_"):
                self.connect(self.member(number, name), target)

    def integer(self) -> int:
        """A variable that holds a number."""
        return self.holding(self.objects.constant("int"))

    # Unpacking

    def on_unpack(self, found: Found, watcher: Watcher) -> None:
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

    # Subscripts

    def on_read(self, found: Found, watcher: Watcher) -> None:
        """`value[key]`."""
        _, key, target, call, index = watcher
        for number in found:
            kind = self.objects.kinds[number]
            if self.is_container(number, "__getitem__", call):
                if key == UNKNOWN:
                    self.read_by(number, index, target)
                else:
                    self._read_heap(number, key, target)
                self.invoke(number, "__missing__", self.inner(call, (self.key_variable(key),), target, IMPLICIT))
            elif kind == CLASS or (kind == EXTERNAL and self._is_generic(number)):
                self._read_class(number, target, call)
            elif kind in (EXTERNAL, RESULT):
                self.put(target, self.objects.opaque)
            elif kind in (TEXT, CONSTANT):
                self._iterate_constant(number, target)
            elif kind in (INSTANCE, HEAP):
                # What a library object calls is no protocol of ours.
                way = IMPLICIT if kind == INSTANCE else CALLS
                self.invoke(number, "__getitem__", self.inner(call, (self.key_variable(key),), target, way))
            elif kind == MANY:
                self.put(target, number)
            elif kind == FRAMEWORK:
                self.add(target, (number,) if key == SLICE else self.declared_elements(number))

    def declared_elements(self, number: int) -> Found:
        """What iterating an object gives that only a framework reader understands: the rows of a query."""
        value = self.objects.bodies[number]
        model = self.classes.get(self.objects.names[number])
        is_query = isinstance(value, Value) and value.kind == "query" and model is not None
        return frozenset((self.instance_object(model),) if is_query and model is not None else ())

    def _is_generic(self, number: int) -> bool:
        """Whether a name from outside is that of a class, as far as one can see: then `name[...]` is the class too."""
        path = self.objects.names[number]
        return path.startswith("<builtin>.") or is_class_name(path)

    def _read_class(self, number: int, target: int, call: Call) -> None:
        """`list[int]`, `Repository[Order]`: the class itself; `Color["RED"]`: a member."""
        if self.postponed(self._read_class, number, target, call):
            return
        if self.objects.kinds[number] == CLASS:
            cls = self.objects.class_of(number)
            if cls.is_enum:
                self._iterate_enum(number, target)
                return
            if cls.metaclass is not None and self.has(number, "__getitem__"):
                self.invoke(number, "__getitem__", self.inner(call, (), target, IMPLICIT))
                return
            holder = self.find(cls, "__class_getitem__")
            if holder is not None and not holder.module.is_library:
                self.call_all(self.member(number, "__class_getitem__"), self.inner(call, (0,), target, IMPLICIT))
        self.put(target, number)

    def key_variable(self, key: str) -> int:
        """A variable that holds a constant key; 0 when it is not known."""
        if key in (UNKNOWN, SLICE):
            return 0
        if key.startswith("#"):
            return self.integer()
        return self.holding(self.objects.the(TEXT, key))

    def _read_heap(self, number: int, key: str, target: int) -> None:
        if key == SLICE:
            self._read_slice(number, target)
        elif key == UNKNOWN:
            self.connect(self.elements(number), target)
        else:
            heap = self.storage(number)
            if key.startswith("#-") and heap.size > 0:
                key = f"#{heap.size + int(key[1:])}"
            known = key if not key.startswith("#-") else UNKNOWN
            if known == UNKNOWN:
                self.connect(self.elements(number), target)
            else:
                self.read_element(number, known, target)

    def _read_slice(self, number: int, target: int) -> None:
        key = (number, target)
        if key not in self._slices:
            path = self.objects.names[number] if self.objects.kinds[number] == HEAP else LIST
            part = self._slices[key] = self.heap(path)
            self.connect(self.elements(number), self.element(part, UNKNOWN))
            self.put(target, part)

    def on_write(self, found: Found, watcher: Watcher) -> None:
        """`value[key] = source`."""
        _, key, source, call, index = watcher
        for number in found:
            kind = self.objects.kinds[number]
            if self.is_container(number, "__setitem__", call):
                if source and key == UNKNOWN:
                    self.write_by(number, index, source)
                elif source:
                    self._write_heap(number, key, source)
            elif kind in (INSTANCE, HEAP):
                arguments = (self.key_variable(key), source)
                self.invoke(number, "__setitem__", self.inner(call, arguments, 0, IMPLICIT))

    def read_by(self, owner: int, index: int, target: int) -> None:
        """Read the elements under the keys that a variable holds; with the variable 0 those under any key."""
        if index:
            self._by_index.append((index, owner, target, True))
            self.watch(index, (self._on_read_index, owner, target))
        else:
            self._read_heap(owner, UNKNOWN, target)

    def write_by(self, owner: int, index: int, source: int) -> None:
        """Write under the keys that a variable holds; with the variable 0 under any key."""
        if index:
            self._by_index.append((index, owner, source, False))
            self.watch(index, (self._on_write_index, owner, source))
        else:
            self._write_heap(owner, UNKNOWN, source)

    def _on_read_index(self, found: Found, watcher: Watcher) -> None:
        """Keys that come through a variable: each known one is exact."""
        _, number, target = watcher
        for one in found:
            self._read_heap(number, self.objects.key_of(one) or UNKNOWN, target)

    def _on_write_index(self, found: Found, watcher: Watcher) -> None:
        _, number, source = watcher
        for one in found:
            self._write_heap(number, self.objects.key_of(one) or UNKNOWN, source)

    def settle_indexes(self) -> None:
        """A key of which nothing is known may be any."""
        waiting, self._by_index = self._by_index, []
        for index, number, variable, is_read in waiting:
            if self.of(index):
                continue
            if is_read:
                self._read_heap(number, UNKNOWN, variable)
            else:
                self._write_heap(number, UNKNOWN, variable)

    def _write_heap(self, number: int, key: str, source: int) -> None:
        if key == SLICE:
            # What is assigned to a slice is iterated.
            self.watch(source, (self.on_iterate, self.element(number, UNKNOWN), self.nowhere))
        else:
            exact = key != UNKNOWN and not key.startswith("#-")
            self.connect(source, self.element(number, key if exact else UNKNOWN))

    def on_spread(self, found: Found, watcher: Watcher) -> None:
        """`{**source}`: all elements under their keys."""
        _, owner = watcher
        for number in found:
            if self.is_container(number, "__getitem__", self.nowhere):
                self.each_element(number, (self._on_spread_element, owner))

    def _on_spread_element(self, element: tuple[str, int], listener: Watcher) -> None:
        self.connect(element[1], self.element(listener[1], element[0]))
