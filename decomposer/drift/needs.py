"""Which references are needs of the code in which they stand.

Much code calls what others hand it, and would go on working without each of them: a decorator calls what it decorates,
a base class what its subclasses override, a registry whatever was registered. Who hands it over needs the other one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from decomposer.model import FOR_TYPES, Location, Program, Reference
from decomposer.model.making import class_made_by

CALLS = frozenset({"call", "implicit", "instantiate", "decorate", "via"})
MOST_TARGETS = 5
"""What may call more at one place, none of them for sure, calls whatever it is given."""

_Site = tuple[str, Location]


def find_needs(program: Program) -> Iterator[Reference]:
    """References inside the program that are surely there, those for callers as theirs; imports for types left out."""
    places = {one.id: one.location for one in program.symbols}
    classes = _Classes(program)
    for one in sure_references(program):
        if one.kind == "url" or one.mechanism == FOR_TYPES:
            continue
        found = _as_class(one)
        for caller in one.callers:
            yield replace(found, source=caller, location=places.get(caller, one.location))
        if not one.callers and not (one.kind in CALLS and classes.overrides(one.target, one.source)):
            yield found


def _as_class(one: Reference) -> Reference:
    """Who makes an object needs its class: that this has an `__init__` is its own matter."""
    made = class_made_by(one.target)
    return replace(one, target=made) if made else one


def sure_references(program: Program) -> Iterator[Reference]:
    """References inside the program that are no guesses, not even those of many."""
    inside = [one for one in program.references if one.scope == "project" and one.confidence != "guess"]
    targets: Counter[_Site] = Counter(
        (one.source, one.location) for one in inside if one.confidence == "likely" and one.kind in CALLS
    )
    return (one for one in inside if targets[one.source, one.location] <= MOST_TARGETS)


class _Classes:
    """Which class a symbol is in, and what that inherits from."""

    def __init__(self, program: Program) -> None:
        self._parents = {one.id: one.parent for one in program.symbols}
        self._bases = {one.id: one.bases for one in program.symbols if one.kind == "class"}
        self._above: dict[str, frozenset[str]] = {}

    def overrides(self, target: str, source: str) -> bool:
        """Whether the target stands in a class that inherits from the one in which the source stands."""
        inner, outer = self._around(target), self._around(source)
        return inner is not None and outer is not None and outer != inner and outer in self._ancestors(inner)

    def _around(self, symbol: str) -> str | None:
        at: str | None = symbol
        while at is not None and at not in self._bases:
            at = self._parents.get(at)
        return at

    def _ancestors(self, name: str) -> frozenset[str]:
        if name not in self._above:
            found: set[str] = set()
            todo = [name]
            while todo:
                new = set(self._bases.get(todo.pop(), ())) - found
                found |= new
                todo += new
            self._above[name] = frozenset(found)
        return self._above[name]
