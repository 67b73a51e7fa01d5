"""Receivers of which nothing is known, told by the attributes that are read from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property

from .layout import Class
from .promises import LARGEST_FAMILY, Promises

FEW = 3
"""A name that more classes have tells nothing."""
_MANY = 4
"""Classes that get an attribute from outside: of fewer it may be a mistake."""
_COMMONEST = ("str", "dict", "list", "set", "bytes", "int")


class DuckTyping(Promises):
    """Finds the classes that have all attributes which are read from a value."""

    def unknown_receivers(self) -> Iterable[tuple[int, str]]:
        """Variables of which an attribute is read, and which hold nothing that is known to have it."""
        raise NotImplementedError

    @property
    def added_members(self) -> Mapping[str, Iterable[str]]:
        """Per class: the attributes that other classes give to its instances."""
        raise NotImplementedError

    def assume_by_attributes(self, most: int) -> None:
        """A value of which nothing is known is of one of the few class families that have all its attributes."""
        answers: dict[frozenset[str], list[int]] = {}
        for variable, names in self._names_asked().items():
            asked = frozenset(names)
            if asked not in answers:
                answers[asked] = self._instances_with(asked, most)
            self.add(variable, answers[asked])

    def _instances_with(self, names: AbstractSet[str], most: int) -> list[int]:
        candidates = self._candidates(names)
        families = map(self.family, candidates if len(candidates) <= most else ())
        able = (self.concrete(one for one in family if self._may_have_all(one, names)) for family in families)
        return [self.instance_object(one) for found in able for one in found[:LARGEST_FAMILY]]

    def assume_built_in(self) -> None:
        """A value of which still nothing is known is of the commonest built-in type that has all its attributes."""
        for variable, names in self._names_asked().items():
            if self.of(variable) or not names.isdisjoint(self._own_names):
                continue
            found = next((cls for cls in self._commonest if all(name in cls.members for name in names)), None)
            if found is not None:
                self.put(variable, self.tested_instance(self.objects.external(found.symbol), variable))

    @cached_property
    def _commonest(self) -> list[Class]:
        return [self.classes[f"<builtin>.{word}"] for word in _COMMONEST]

    @cached_property
    def _own_names(self) -> set[str]:
        """Attributes of classes of ours, and of those that they derive from."""
        ours = (cls for cls in self.classes.values() if not cls.module.is_library)
        return {name for cls in ours for name in (*cls.members, *cls.stored)} | self.given_outside.keys()

    def _names_asked(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for variable, name in self.unknown_receivers():
            found.setdefault(variable, set()).add(name)
        return found

    def _candidates(self, names: AbstractSet[str]) -> list[Class]:
        """The topmost classes that can have all of the names, and have more of them than any other class."""
        few = (self._owners[name] for name in sorted(names) if 0 < len(self._owners.get(name, ())) <= FEW)
        owners = {cls.symbol: cls for found in few for cls in found}
        known = {symbol: self._most_known(cls, names) for symbol, cls in owners.items()}
        best = max(known.values(), default=0)
        return [cls for symbol, cls in owners.items() if best and known[symbol] == best]

    def _most_known(self, cls: Class, names: AbstractSet[str]) -> int:
        """How many of the names one class of a family has by its own code; none if another cannot be there."""
        able = (one for one in self.family(cls) if self._may_have_all(one, names))
        return max((sum(self._has(one, name) for name in names) for one in able), default=0)

    def _may_have_all(self, cls: Class, names: AbstractSet[str]) -> bool:
        """Whether the class, its methods or a base that is not read give all the attributes."""
        return bool(self.outside(cls)) or all(self._has(cls, name) for name in names)

    def _has(self, cls: Class, name: str) -> bool:
        if self.find(cls, name) is not None or self.is_stored(cls, name):
            return True
        return any(name in self.added_members.get(ancestor, ()) for ancestor in cls.order)

    @cached_property
    def _owners(self) -> dict[str, list[Class]]:
        """Per attribute: the topmost classes of ours that have it; none where code that is not read has it too."""
        found: dict[str, list[Class]] = {}
        foreign = {name for cls in self.classes.values() if cls.module.is_library for name in cls.members}
        foreign |= {name for name, given in self.given_outside.items() if len(given) >= _MANY}
        for cls in self.classes.values():
            for name in () if cls.module.is_library else self._new_names(cls):
                if name not in foreign:
                    found.setdefault(name, []).append(cls)
        return found

    def _new_names(self, cls: Class) -> set[str]:
        """What the class and its methods define, and no class above it does."""
        above = [self.classes[a] for a in cls.order[1:] if a in self.classes]
        inherited = {name for one in above for name in self._names_of(one)}
        return {*self._names_of(cls)} - inherited

    def _names_of(self, cls: Class) -> tuple[str, ...]:
        return *cls.members, *cls.stored, *self.added_members.get(cls.symbol, ())
