"""Method resolution order by C3, over classes of the program and import paths of classes from outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain

Bases = Callable[[str], Sequence[str]]
"""The direct bases of a class; none for a class from outside."""


class Linearization:
    """The MRO of each class (M. Simionato, "The Python 2.3 Method Resolution Order"), computed once.

    `broken` collects classes whose bases have no consistent order, and all classes of a circle; they get their bases
    depth first, each once, which is what a reader of the code would try.
    """

    def __init__(self, bases: Bases) -> None:
        """Take the function that knows the direct bases."""
        self._bases = bases
        self._known: dict[str, tuple[str, ...]] = {}
        self._active: list[str] = []
        self.broken: set[str] = set()

    def mro(self, name: str) -> tuple[str, ...]:
        """The class itself first, then its ancestors in the order in which attributes are looked up."""
        if name in self._known:
            return self._known[name]
        if name in self._active:
            self.broken.update(self._active[self._active.index(name) :])
            return (name,)
        self._active.append(name)
        order = self._linearize(name)
        self._active.pop()
        self._known[name] = order
        return order

    def _linearize(self, name: str) -> tuple[str, ...]:
        bases = list(dict.fromkeys(base for base in self._bases(name) if base != name))
        sequences = [list(self.mro(base)) for base in bases]
        if len(bases) == 1:
            return (name, *(ancestor for ancestor in sequences[0] if ancestor != name))
        merged = _merge([*sequences, bases])
        if merged is None:
            self.broken.add(name)
            merged = list(dict.fromkeys(ancestor for sequence in sequences for ancestor in sequence))
        return (name, *(ancestor for ancestor in merged if ancestor != name))


def _merge(sequences: list[list[str]]) -> list[str] | None:
    """The C3 merge; None when there is no consistent order."""
    order: list[str] = []
    # The next name stands last; below all names stands one that is none.
    rest = [["", *reversed(sequence)] for sequence in sequences if sequence]
    behind = Counter(chain.from_iterable(sequence[1:] for sequence in sequences))
    while rest:
        for sequence in rest:
            head = sequence[-1]
            if not behind[head]:
                break
        else:
            return None
        order.append(head)
        for sequence in rest:
            if sequence[-1] == head:
                del sequence[-1]
                behind[sequence[-1]] -= 1
        rest = [sequence for sequence in rest if sequence[-1]]
    return order
