"""Attributes under names of which a part alone is known: `getattr(self, f"visit_{kind}")`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from analyzers.flow.patterns import ANY, CLASS_NAME

from .ground import Call
from .named_tuples import NamedTuples
from .objects import CLASS, INSTANCE, MODULE
from .propagation import Arrivals, Watcher

_MOST_RECEIVERS = 8
"""Objects on which one place takes the same definition: a visitor has hundreds of methods in hundreds of classes."""


class ComputedNames(NamedTuples):
    """Takes every attribute that is named like that."""

    def begin_computed_names(self) -> None:
        """Before the first constraint."""
        self._computed: list[tuple[str, int, Call]] = []
        """Patterns, with whose attribute is asked for and the call that asks."""
        self._patterns_asked: set[tuple[str, int, int]] = set()
        self._receivers_taken: Counter[tuple[int, int]] = Counter()
        """Per place, how often it took what a variable holds."""

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

    def _on_computed(self, found: Arrivals, watcher: Watcher) -> None:
        _, pattern, call = watcher
        site = self.sites[call.site]
        for number in found:
            for name, variable in self._attributes_of(number).items():
                if _is_alike(name, pattern) and self._receivers_taken[call.result, variable] < _MOST_RECEIVERS:
                    self._receivers_taken[call.result, variable] += 1
                    self.on_load((number,), (None, name, call.result, site.caller, site.line))

    def _attributes_of(self, number: int) -> Mapping[str, int]:
        """What classes and modules of ours define, with the variables that hold it."""
        kind = self.objects.kinds[number]
        if kind in (INSTANCE, CLASS):
            line = map(self.classes.get, reversed(self.objects.class_of(number).order))
            ours = (cls.members for cls in line if cls is not None and not cls.module.is_library)
            return {name: variable for members in ours for name, variable in members.items()}
        module = self.objects.module_of(number) if kind == MODULE else None
        return module.joined if module is not None else {}


def _is_alike(name: str, pattern: str) -> bool:
    beginning, is_of_class, _ = pattern.partition(CLASS_NAME)
    if is_of_class:
        return name.startswith(beginning) and name[len(beginning) : len(beginning) + 1].isupper()
    beginning, _, end = pattern.partition(ANY)
    return name.startswith(beginning) and name.endswith(end) and len(name) > len(pattern) - 1
