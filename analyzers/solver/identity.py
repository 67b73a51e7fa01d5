"""Tests for one object: what is left behind `if x is MISSING: return`."""

from __future__ import annotations

from .injection import Injection
from .objects import CLASS, FUNCTION, INSTANCE
from .propagation import Arrivals, Watcher

_SINGLE = (INSTANCE, CLASS, FUNCTION)
"""Objects that may be the only one of their kind."""


class Identity(Injection):
    """Keeps an object back where a test says that the value is not it."""

    def begin_identity(self) -> None:
        """Before the first constraint."""
        self._withheld: dict[tuple[int, int, int], None] = {}
        """Objects that are kept back: with what they are compared to, and where they would flow."""

    def narrow_from(self, source: int, other: int, target: int) -> None:
        """Everything flows on but the one object that the other variable holds."""
        self.watch(source, (self._on_compared_with, other, target))

    def _on_compared_with(self, found: Arrivals, watcher: Watcher) -> None:
        _, other, target = watcher
        known = self.of(other)
        held = {n for n in found if self.objects.kinds[n] in _SINGLE and (n in known or not known)}
        self._withheld.update(((number, other, target), None) for number in found if number in held)
        self.add(target, [number for number in found if number not in held])

    def release(self) -> bool:
        """Let go what turned out to be something else, or one of several; whether there was anything."""
        free = [one for one in self._withheld if not (one[0] in self.of(one[1]) and self._is_single(one[0]))]
        for one in free:
            del self._withheld[one]
            self.put(one[2], one[0])
        return bool(free)

    def _is_single(self, number: int) -> bool:
        """Whether there is one such object while the program runs."""
        if self.objects.kinds[number] != INSTANCE:
            return True
        cls = self.objects.class_of(number)
        makers = self.makers.get(cls.symbol, {})
        return len(makers) == 1 and not any(makers.values()) and not cls.is_enum
