"""Attributes under names of which a part alone is known: `getattr(self, f"visit_{kind}")`."""

from __future__ import annotations

from collections.abc import Iterator

from .ground import Call
from .named_tuples import NamedTuples
from .objects import CLASS, INSTANCE, MODULE
from .propagation import Objects as Found
from .propagation import Watcher


class ComputedNames(NamedTuples):
    """Takes every attribute that is named like that."""

    def begin_computed_names(self) -> None:
        """Before the first constraint."""
        self._computed: list[tuple[str, int, Call]] = []
        """Patterns, with whose attribute is asked for and the call that asks."""
        self._patterns_asked: set[tuple[str, int, int]] = set()

    def load_alike(self, pattern: str, target: int, call: Call) -> None:
        """Once it is time for what is likely, take all attributes with such names."""
        key = (pattern, target, call.result)
        if key not in self._patterns_asked:
            self._patterns_asked.add(key)
            self._computed.append((pattern, target, call))

    def assume_computed_names(self) -> None:
        """An attribute under a name that is put together is any of those that the known part fits."""
        waiting, self._computed = self._computed, []
        for pattern, target, call in waiting:
            self.watch(target, (self._on_computed, pattern, call))

    def _on_computed(self, found: Found, watcher: Watcher) -> None:
        _, pattern, call = watcher
        site = self.sites[call.site]
        beginning, _, end = pattern.partition("*")
        for number in sorted(found):
            for name in dict.fromkeys(self._attributes_of(number)):
                if name.startswith(beginning) and name.endswith(end) and len(name) > len(pattern) - 1:
                    self.on_load(frozenset((number,)), (None, name, call.result, site.caller, site.line))

    def _attributes_of(self, number: int) -> Iterator[str]:
        """What classes and modules of ours define."""
        kind = self.objects.kinds[number]
        if kind in (INSTANCE, CLASS):
            above = (self.classes.get(ancestor) for ancestor in self.objects.class_of(number).order)
            yield from (name for cls in above if cls is not None and not cls.module.is_library for name in cls.members)
        module = self.objects.module_of(number) if kind == MODULE else None
        if module is not None:
            yield from module.joined
