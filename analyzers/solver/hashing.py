"""What becomes a key of a dict or a member of a set, or is looked for in one, is hashed."""

from __future__ import annotations

from .containers import DICT, TUPLE, Containers
from .ground import IMPLICIT, Call
from .objects import CLASS, HEAP, INSTANCE
from .propagation import Arrivals, Watcher

_HASHED = frozenset({DICT, "<builtin>.set", "<builtin>.frozenset"})


class Hashing(Containers):
    """Asks values for their hash."""

    def begin_hashing(self) -> None:
        """Before the first constraint."""
        self.has_hashes = False
        """Whether the program says of anything how it is hashed."""
        self._hashed: set[tuple[int, int]] = set()

    def is_hashed(self, number: int) -> bool:
        """Whether an object is a container that asks its keys for their hash, in a program where that matters."""
        if not self.has_hashes or self.objects.kinds[number] not in (HEAP, INSTANCE):
            return False
        cls = self.class_behind(number)
        return cls is not None and (cls.symbol in _HASHED or not _HASHED.isdisjoint(cls.order))

    def hash_value(self, variable: int, call: Call) -> None:
        """The place of the call asks what a variable holds for its hash; a tuple asks what it holds."""
        key = (variable, call.site)
        if self.has_hashes and variable and key not in self._hashed:
            self._hashed.add(key)
            self.watch(variable, (self._on_hashed, self.inner(call, (), 0, IMPLICIT)))

    def _on_hashed(self, found: Arrivals, watcher: Watcher) -> None:
        call = watcher[1]
        for number in found:
            kind = self.objects.kinds[number]
            if kind in (INSTANCE, CLASS) and self.has(number, "__hash__"):
                self.invoke(number, "__hash__", call)
            elif self._is_tuple(number):
                self.hash_value(self.elements(number), call)

    def _is_tuple(self, number: int) -> bool:
        if self.objects.kinds[number] == HEAP:
            return self.objects.names[number] == TUPLE
        return self.objects.kinds[number] == INSTANCE and TUPLE in self.objects.class_of(number).order
