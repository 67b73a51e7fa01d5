"""Attributes: what `x.name` gives for each kind of object."""

from __future__ import annotations

from collections.abc import Callable

from .ground import CALLS
from .layout import Class
from .objects import (
    ALIAS,
    CLASS,
    CONSTANT,
    EXTERNAL,
    FRAMEWORK,
    FUNCTION,
    GENERATOR,
    HEAP,
    INSTANCE,
    LIBRARY,
    MANY,
    METHOD,
    MODULE,
    PARTIAL,
    PROPERTY,
    RESULT,
    SUPER,
    TEXT,
    WRAPPER,
)
from .others import Others
from .propagation import Arrivals, Watcher


class Members(Others):
    """One variable for each attribute of each object, and who reads it."""

    def begin_members(self) -> None:
        """Before the first constraint."""
        self.begin_descriptors()
        self.begin_lookups()
        self.begin_others()
        self.unstored = {}
        self._members: dict[int, dict[str, int]] = {}
        self._asked_for: dict[str, list[int]] = {}
        """Per attribute: the objects that were asked for it, in their order."""
        self.readers: dict[tuple[int, str], list[tuple[int, int]]] = {}
        """Per attribute that is computed: the callers and lines that read it."""
        self._by_kind: dict[int, Callable[[int, str, int], None]] = {
            INSTANCE: self._of_instance,
            CLASS: self._of_class,
            MODULE: self._of_module,
            SUPER: self._of_super,
            HEAP: self._of_heap,
            FUNCTION: self._of_function,
            METHOD: self._of_method,
            CONSTANT: self._of_constant,
            TEXT: self._of_constant,
            GENERATOR: self._of_constant,
            PROPERTY: self._of_property,
            EXTERNAL: self._of_external,
            RESULT: self._of_external,
            WRAPPER: self._of_wrapper,
            PARTIAL: self._of_partial,
            LIBRARY: self._of_method,
            MANY: self._of_many,
            FRAMEWORK: self._of_framework,
            ALIAS: self._of_alias,
        }

    def on_load(self, found: Arrivals, watcher: Watcher) -> None:
        """Something new may be the `x` of `x.name`."""
        _, name, target, *_ = watcher
        kinds = self.objects.kinds
        for number in found:
            kind = kinds[number]
            if kind in (EXTERNAL, RESULT):
                self._of_external(number, name, target)
                continue
            if kind == MANY:
                self.put(target, number)
                continue
            if kind == INSTANCE and name.startswith("<field "):
                self._load_field(number, int(name[7:-1]), target)
                continue
            self.connect(self.member(number, name), target)

    def find_readers(self) -> None:
        """Who reads the attributes that are computed; to be called when all is solved, and after guesses again."""
        self.readers.clear()
        owners: dict[str, set[int]] = {}
        for owner, name in self.getters:
            owners.setdefault(name, set()).add(owner)
        for held, watcher in self.propagation.watchers(self.on_load):
            _, name, _, caller, line = watcher
            for owner in owners[name] & held if name in owners else ():
                self.readers.setdefault((owner, name), []).append((caller, line))
        for site, lender in self.computing.items():
            mechanism = self.mechanisms[self.sites[lender].caller]
            for caller, line in self.readers.get(self.computed_at[site], ()):
                if caller >= 0:
                    self.borrow(self.through(self.implicit_site(caller, line, CALLS), mechanism), lender)

    def _load_field(self, number: int, position: int, target: int) -> None:
        """What a class pattern takes by position: by `__match_args__`, or the fields of a dataclass in their order."""
        cls = self.objects.class_of(number)
        names = self.field_names(cls)
        if "__match_args__" in cls.members:
            written = self.member(self.class_object(cls), "__match_args__")
            self.watch(written, (self._on_match_args, number, position, target))
        elif position < len(names):
            self.connect(self.member(number, names[position]), target)

    def _on_match_args(self, found: Arrivals, watcher: Watcher) -> None:
        _, number, position, target = watcher
        for one in found:
            if self.objects.kinds[one] == HEAP:
                name = self.objects.heap_of(one).elements.get(f"#{position}", 0)
                for text in sorted(self.of(name)) if name else ():
                    self.connect(self.member(number, self.objects.names[text]), target)

    def field_names(self, cls: Class) -> list[str]:
        """The fields of a dataclass or named tuple, in order."""
        raise NotImplementedError

    def member(self, owner: int, name: str) -> int:
        """The variable of `owner.name`."""
        known = self._members.get(owner)
        if known is None:
            known = self._members[owner] = {}
        found = known.get(name)
        if found is None:
            found = known[name] = self.new(1)
            self._asked_for.setdefault(name, []).append(owner)
            self._by_kind[self.objects.kinds[owner]](owner, name, found)
        return found

    def is_asked(self, owner: int, name: str) -> bool:
        """Whether somebody asked for the attribute of an object."""
        return name in self._members.get(owner, ())

    def resolve_waiting(self) -> None:
        """The classes have their MRO: look up what waited for it."""
        waiting, self.waiting = self.waiting, []
        for owner, name in waiting:
            self._by_kind[self.objects.kinds[owner]](owner, name, self._members[owner][name])
        self.resume()
