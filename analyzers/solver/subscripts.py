"""Subscripts: elements that are read and written by key, known or not."""

from __future__ import annotations

from .containers import LIST, SLICE, UNKNOWN
from .ground import CALLS, IMPLICIT, Call
from .hashing import Hashing
from .objects import (
    ALIAS,
    CLASS,
    CONSTANT,
    EXTERNAL,
    FRAMEWORK,
    FUNCTION,
    HEAP,
    INSTANCE,
    MANY,
    METHOD,
    RESULT,
    TEXT,
    is_class_name,
)
from .propagation import Arrivals, Watcher


class Subscripts(Hashing):
    """`value[key]` in all its forms."""

    def begin_subscripts(self) -> None:
        """Before the first constraint."""
        self._by_index: list[tuple[int, int, int, bool]] = []
        """Key, container, and the variable that is read into or written from."""
        self._unanswered: dict[int, list[tuple[str, int, int]]] = {}
        """Per object from outside: key, index and target of what was read before anything was written."""
        self.slice_of: dict[int, tuple[int, str]] = {}
        """Per part of a container: the container, and the bounds where they are written."""
        self._classes_read: list[tuple[int, int, Call]] = []
        """Subscripts of classes that wait for the MRO."""

    def read_classes(self) -> None:
        """The classes have an MRO: take the subscripts that waited for it, of which some are bases."""
        waiting, self._classes_read = self._classes_read, []
        for number, target, call in waiting:
            self._read_class(number, target, call)

    # Reading

    def on_read(self, found: Arrivals, watcher: Watcher) -> None:
        """`value[key]`."""
        _, key, target, call, index = watcher
        for number in found:
            kind = self.objects.kinds[number]
            if self.is_container(number, "__getitem__", call):
                self._hash_key(number, index, call)
                self._read_key(number, key, index, target)
                way = IMPLICIT if kind == INSTANCE else CALLS
                self.invoke(number, "__missing__", self.inner(call, (index or self.key_variable(key),), target, way))
            elif kind == CLASS or (kind == EXTERNAL and self._is_generic(number)):
                self._read_class(number, target, call)
                if index and kind == EXTERNAL:
                    self.put(target, self.objects.the(ALIAS, self.objects.names[number], index, (number, index)))
            elif kind in (EXTERNAL, RESULT):
                self._read_outside(number, key, index, target)
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

    def _hash_key(self, number: int, index: int, call: Call) -> None:
        if index and self.is_hashed(number):
            self.hash_value(index, call)

    def _read_outside(self, number: int, key: str, index: int, target: int) -> None:
        """Something from outside, or what the program itself puts there under the key."""
        self.put(target, self.objects.opaque)
        if number in self._storage:
            self._read_key(number, key, index, target)
        elif self.objects.names[number] and key != SLICE:
            self._unanswered.setdefault(number, []).append((key, index, target))

    def _write_outside(self, number: int, key: str, index: int, source: int) -> None:
        if self.objects.names[number] and key != SLICE:
            self._write_key(number, key, index, source)
            for read in self._unanswered.pop(number, ()):
                self._read_key(number, *read)

    def _read_key(self, number: int, key: str, index: int, target: int) -> None:
        if key == UNKNOWN:
            self.read_by(number, index, target)
        elif key == SLICE:
            self._read_slice(number, index, target)
        else:
            self._read_heap(number, key, target)

    def _is_generic(self, number: int) -> bool:
        """Whether a name from outside is that of a class, as far as one can see: then `name[...]` is the class too."""
        path = self.objects.names[number]
        return path.startswith("<builtin>.") or is_class_name(path)

    def _read_class(self, number: int, target: int, call: Call) -> None:
        """`list[int]`, `Repository[Order]`: the class itself; `Color["RED"]`: a member."""
        if not self.has_order:
            self._classes_read.append((number, target, call))
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
        if key == UNKNOWN:
            self.connect(self.elements(number), target)
        else:
            heap = self.storage(number)
            if key.startswith("#-") and heap.size > 0:
                key = f"#{heap.size + int(key[1:])}"
            known = key if not key.startswith("#-") or key in heap.elements else UNKNOWN
            if known == UNKNOWN:
                self.connect(self.elements(number), target)
            else:
                self.read_element(number, known, target)

    def _read_slice(self, number: int, bounds: int, target: int) -> None:
        key = (number, target)
        if key not in self._slices:
            path = self.objects.names[number] if self.objects.kinds[number] == HEAP else LIST
            part = self._slices[key] = self.heap(path)
            self.slice_of[part] = number, next((self.objects.names[one] for one in sorted(self.of(bounds))), "")
            self.connect(self.elements(number), self.element(part, UNKNOWN))
            self.put(target, part)

    # Writing

    def on_write(self, found: Arrivals, watcher: Watcher) -> None:
        """`value[key] = source`."""
        _, key, source, call, index = watcher
        for number in found:
            kind = self.objects.kinds[number]
            if self.is_container(number, "__setitem__", call):
                self._hash_key(number, index, call)
                self._write_key(number, key, index, source)
            elif kind == EXTERNAL:
                self._write_outside(number, key, index, source)
            elif kind in (INSTANCE, HEAP):
                arguments = (self.key_variable(key), source)
                self.invoke(number, "__setitem__", self.inner(call, arguments, 0, IMPLICIT))

    def _write_key(self, number: int, key: str, index: int, source: int) -> None:
        if source and key == UNKNOWN:
            self.write_by(number, index, source)
        elif source:
            self._write_heap(number, key, source)

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
            if self.is_mapping(owner):
                self.watch(index, (self._on_callable_key, owner))
            self._by_index.append((index, owner, source, False))
            self.watch(index, (self._on_write_index, owner, source))
        else:
            self._write_heap(owner, UNKNOWN, source)

    def _on_callable_key(self, found: Arrivals, watcher: Watcher) -> None:
        """A loop over a table gives functions and classes that are its keys; data is not worth following so far."""
        keys = [number for number in found if self.objects.kinds[number] in (FUNCTION, METHOD, CLASS)]
        if keys:
            self.add(self.keys(watcher[1]), keys)

    def _on_read_index(self, found: Arrivals, watcher: Watcher) -> None:
        """Keys that come through a variable: each known one is exact."""
        _, number, target = watcher
        for one in found:
            self._read_heap(number, self.objects.key_of(one) or UNKNOWN, target)

    def _on_write_index(self, found: Arrivals, watcher: Watcher) -> None:
        _, number, source = watcher
        for one in found:
            self._write_heap(number, self.objects.key_of(one) or UNKNOWN, source)

    def keys_of_nobody(self) -> set[int]:
        """Variables of keys that are known where they matter: in copies of the function."""
        raise NotImplementedError

    def settle_indexes(self) -> None:
        """A key of which nothing is known may be any."""
        waiting, self._by_index = self._by_index, []
        nobody = self.keys_of_nobody()
        for index, number, variable, is_read in waiting:
            if self.of(index) or index in nobody:
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

    def on_spread(self, found: Arrivals, watcher: Watcher) -> None:
        """`{**source}`: all elements under their keys."""
        _, owner = watcher
        for number in found:
            if self.is_container(number, "__getitem__", self.nowhere):
                self.each_element(number, (self._on_spread_element, owner))

    def _on_spread_element(self, element: tuple[str, int], listener: Watcher) -> None:
        self.connect(element[1], self.element(listener[1], element[0]))
