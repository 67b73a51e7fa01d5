"""Built-in containers and iteration: elements by constant key, unpacking, subscripts."""

from __future__ import annotations

from .ground import CALLS, IMPLICIT, Call
from analyzers.linking.values import Value

from .hierarchy import Hierarchy
from .layout import Function
from .library import BUILTINS
from .objects import CLASS, CONSTANT, EXTERNAL, FRAMEWORK, GENERATOR, HEAP, INSTANCE, MANY, RESULT, TEXT, Heap
from .propagation import Objects as Found
from .propagation import Watcher

UNKNOWN = "*"
SLICE = ":"
LIST, DICT = "<builtin>.list", "<builtin>.dict"
CONTAINERS = frozenset(f"<builtin>.{word}" for word in ("list", "tuple", "dict", "set", "frozenset", "generator"))


class Containers(Hierarchy):
    """Elements of objects made at one place, and everything that takes them out."""

    def begin_containers(self) -> None:
        """Before the first constraint."""
        self._slices: dict[tuple[int, int], int] = {}
        self._storage: dict[int, Heap] = {}

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
        """The variable of one element; the key `*` stands for those under unknown keys."""
        heap = self.storage(owner)
        if key == UNKNOWN:
            if not heap.anywhere:
                heap.anywhere = self.new(1)
                self._announce(heap, key, heap.anywhere)
            return heap.anywhere
        found = heap.elements.get(key)
        if found is None:
            found = heap.elements[key] = self.new(1)
            self._announce(heap, key, found)
        return found

    def _announce(self, heap: Heap, key: str, variable: int) -> None:
        for listener in list(heap.listeners):
            listener[0]((key, variable), listener)

    def each_element(self, owner: int, listener: Watcher) -> None:
        """Tell a listener of each element, now and later."""
        heap = self.storage(owner)
        heap.listeners.append(listener)
        for key, variable in list(heap.elements.items()):
            listener[0]((key, variable), listener)
        if heap.anywhere:
            listener[0]((UNKNOWN, heap.anywhere), listener)

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
            self._iterate_heap(number, target)
        elif kind == GENERATOR:
            self.connect(self.objects.function_of(number).yielded, target)
        elif kind in (TEXT, CONSTANT):
            self._iterate_constant(number, target)
        elif kind == MANY:
            self.add(target, (number,))
        elif kind == FRAMEWORK:
            self.add(target, self.declared_elements(number))
        elif kind in (INSTANCE, HEAP, CLASS):
            self._iterate_instance(number, target, call)

    def _iterate_heap(self, number: int, target: int) -> None:
        cls = self.class_behind(number)
        is_mapping = cls is not None and (cls.symbol == DICT or DICT in cls.order)
        if is_mapping:
            self.each_element(number, (self._on_key, target))
        else:
            self.connect(self.elements(number), target)

    def _on_key(self, element: tuple[str, int], listener: Watcher) -> None:
        key = element[0]
        if key != UNKNOWN and not key.startswith("#"):
            self.add(listener[1], (self.objects.the(TEXT, key),))

    def _iterate_constant(self, number: int, target: int) -> None:
        kind = self.objects.names[number] if self.objects.kinds[number] == CONSTANT else "str"
        if kind in ("str", "bytes"):
            self.add(target, (self.objects.constant("str" if kind == "str" else "int"),))

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
        """`a, b = value`: the element at a position, or all for a starred target."""
        _, position, target, call = watcher
        for number in found:
            if position < 0:
                self._unpack_rest(number, target, call)
            elif self.objects.kinds[number] == HEAP and self._has_positions(number):
                self.connect(self.element(number, f"#{position}"), target)
                self.connect(self.element(number, UNKNOWN), target)
            else:
                self.iterate_object(number, target, call)

    def _has_positions(self, number: int) -> bool:
        return self.objects.names[number] in (LIST, "<builtin>.tuple", "<builtin>.generator")

    def _unpack_rest(self, number: int, target: int, call: Call) -> None:
        key = (number, target)
        if key not in self._slices:
            rest = self._slices[key] = self.heap(LIST)
            self.add(target, (rest,))
            self.iterate_object(number, self.element(rest, UNKNOWN), call)

    # Subscripts

    def on_read(self, found: Found, watcher: Watcher) -> None:
        """`value[key]`."""
        _, key, target, call = watcher
        for number in found:
            kind = self.objects.kinds[number]
            if self.is_container(number, "__getitem__", call):
                self._read_heap(number, key, target)
            elif kind in (CLASS, EXTERNAL):
                self._read_class(number, target, call)
            elif kind in (TEXT, CONSTANT):
                self._iterate_constant(number, target)
            elif kind in (INSTANCE, HEAP):
                self.invoke(number, "__getitem__", self.inner(call, (self.key_variable(key),), target, IMPLICIT))
            elif kind == MANY:
                self.add(target, (number,))
            elif kind == FRAMEWORK:
                self.add(target, (number,) if key == SLICE else self.declared_elements(number))

    def declared_elements(self, number: int) -> Found:
        """What iterating an object gives that only a framework reader understands: the rows of a query."""
        value = self.objects.bodies[number]
        model = self.classes.get(self.objects.names[number])
        is_query = isinstance(value, Value) and value.kind == "query" and model is not None
        return {self.instance_object(model)} if is_query and model is not None else set()

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
        self.add(target, (number,))

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
                self.connect(self.element(number, known), target)
                self.connect(self.element(number, UNKNOWN), target)

    def _read_slice(self, number: int, target: int) -> None:
        key = (number, target)
        if key not in self._slices:
            part = self._slices[key] = self.heap(self.objects.names[number] if self.objects.kinds[number] == HEAP else LIST)
            self.connect(self.elements(number), self.element(part, UNKNOWN))
            self.add(target, (part,))

    def on_write(self, found: Found, watcher: Watcher) -> None:
        """`value[key] = source`."""
        _, key, source, call = watcher
        for number in found:
            kind = self.objects.kinds[number]
            if self.is_container(number, "__setitem__", call):
                if source:
                    self._write_heap(number, key, source)
            elif kind in (INSTANCE, HEAP):
                arguments = (self.key_variable(key), source)
                self.invoke(number, "__setitem__", self.inner(call, arguments, 0, IMPLICIT))

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
