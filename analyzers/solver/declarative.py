"""What models of frameworks ask of declarative classes: their attributes, such as the fields of a form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from .containers import DICT, UNKNOWN
from .declared_values import DeclaredValues
from .ground import Call
from .layout import Class
from .objects import (
    CLASS,
    FUNCTION,
    HEAP,
    INSTANCE,
    METHOD,
    PARTIAL,
    PROPERTY,
    TEXT,
    WRAPPER,
)
from .propagation import Arrivals, Watcher

_NO_FIELDS = frozenset({FUNCTION, CLASS, PROPERTY, WRAPPER})
"""What a class body holds besides fields."""
_CALLED = frozenset({FUNCTION, METHOD, PARTIAL, INSTANCE})
"""What a field can call, if it is given it."""
_NAME, _OWNER = "_name", "_owner"
"""What stands for the name of an attribute, and for the object that has it."""
_MOST_ADDED = 8
"""Attributes that an object adds to those of its class, each of which is asked by itself; the others together."""


class Asked(NamedTuple):
    """An attribute of which something is asked: its name, the variable whose method is called, what words stand for.

    `is_method` says whether it is a method of what the variable holds, and not that itself, which is called.
    """

    name: str
    base: int
    replaced: dict[str, int]
    is_method: bool = True


class Each(NamedTuple):
    """The calls of a method of each attribute of a class: the dict of results, variables of arguments, the site."""

    results: int
    arguments: tuple[int, ...]
    lender: int


class Declarative(DeclaredValues):
    """The other functions of the module `_declared`, which exists for models alone."""

    def begin_declarative(self) -> None:
        """Before the first constraint."""
        self.begin_declared_values()
        self._told: set[tuple[int, str, int]] = set()
        self._each: dict[tuple[str, str], Each] = {}
        """Per method and class."""
        self._natives |= {
            "_declared.attributes": self._attributes,
            "_declared.call_each": self._call_each,
            "_declared.load": self._load,
            "_declared.marked": self._marked_methods,
            "_declared.tell_each": self._tell_each,
            "_declared.undeclared": self._undeclared,
            "_declared.without": self._without,
        }

    # The attributes of a class

    def _attributes(self, call: Call) -> None:
        """`attributes(x)`: a dict with what the class bodies of `x` assign, by name."""
        if call.result:
            self.watch(self.argument(call, 0), (self._on_declared, call))

    def _on_declared(self, found: Arrivals, watcher: Watcher) -> None:
        call = watcher[1]
        for _, cls in self.objects_of_ours(found):
            known = self.objects.shared_heap(DICT, ("declared by", cls.symbol))
            self.put(call.result, known)
            for name, variable in self._declared_by(cls):
                self.connect(variable, self.element(known, name))

    def _call_each(self, call: Call) -> None:
        """`call_each(x, "clean", argument)`: a dict with what that method of each attribute gives, by name.

        The argument "_name" is the name of the attribute, "_owner" is `x`. Done once for each class: all who ask are
        the callers.
        """
        self.watch(self.argument(call, 0), (self._on_declaring, call))

    def _on_declaring(self, found: Arrivals, watcher: Watcher) -> None:
        call: Call = watcher[1]
        word = self.word(call, 1)
        for owner, cls in self.objects_of_ours(found) if word else ():
            is_new = (word, cls.symbol) not in self._each
            asked = [self._one_asked(name, variable, owner) for name, variable in self._declared_by(cls)]
            known = self.ask_each(word, cls, asked, call)
            if is_new:
                crowd = Asked(UNKNOWN, self.new(1), {_NAME: self.new(1), _OWNER: self.holding(owner)})
                apart = {one.name for one in asked}
                most = len(apart) + _MOST_ADDED
                listener = (self._on_added, word, owner, call, known, apart, most, crowd)
                self.each_element(self.objects.shared_heap(DICT, ("declared by", cls.symbol)), listener)

    def _one_asked(self, name: str, variable: int, owner: int) -> Asked:
        return Asked(name, variable, {_NAME: self.holding_text(name), _OWNER: self.holding(owner)})

    def ask_each(self, word: str, cls: Class, asked: Iterable[Asked], call: Call) -> Each:
        """Call a method for each of the attributes of a class, once for all who want that."""
        known = self._each.get((word, cls.symbol)) or self._calling_each(word, cls, asked, call)
        self.put(call.result, known.results)
        for argument, shared in zip(call.arguments[2:], known.arguments, strict=True):
            self.connect(argument, shared)
        self.borrow(call.site, known.lender)
        return known

    def _calling_each(self, word: str, cls: Class, asked: Iterable[Asked], call: Call) -> Each:
        results = self.objects.shared_heap(DICT, (word, cls.symbol))
        shared = tuple([self.new(1) for _ in call.arguments[2:]])
        site = self.new_lender("", self.root, self.mechanisms.get(self.sites[call.site].caller, ""))
        known = self._each[word, cls.symbol] = Each(results, shared, site)
        for one in asked:
            self._call_one(word, one, call, known)
        return known

    def _on_added(self, element: tuple[str, int], listener: Watcher) -> None:
        """An object may have more of them than its class: `self.fields["name"] = ...`."""
        _, word, owner, call, known, apart, most, crowd = listener
        name, variable = element
        if name in apart:
            return
        if len(apart) < most:
            self._call_one(word, self._one_asked(name, variable, owner), call, known)
        else:
            self.connect(variable, crowd.base)
            self.put(crowd.replaced[_NAME], self.objects.the(TEXT, name))
        if len(apart) == most:
            self._call_one(word, crowd, call, known)
        apart.add(name)

    def _call_one(self, word: str, asked: Asked, call: Call, known: Each) -> None:
        given = zip(call.arguments[2:], known.arguments, strict=True)
        arguments = tuple([self._argument(one, new, asked.replaced) for one, new in given])
        inner = Call(known.lender, arguments, (), self.element(known.results, asked.name), call.place, True, 1)
        self.call_all(self.attribute_of(asked.base, word, known.lender) if asked.is_method else asked.base, inner)

    def _argument(self, written: int, shared: int, replaced: dict[str, int]) -> int:
        texts = (self.objects.names[one] for one in sorted(self.of(written)) if self.objects.kinds[one] == TEXT)
        return next((replaced[text] for text in texts if text in replaced), shared)

    def holding_text(self, word: str) -> int:
        """A variable that holds a text."""
        return self.holding(self.objects.the(TEXT, word))

    def _tell_each(self, call: Call) -> None:
        """`tell_each(x, "save", argument)`: the same without results: only what the program wrote or gave is asked."""
        self.watch(self.argument(call, 0), (self._on_telling, call))

    def _on_telling(self, found: Arrivals, watcher: Watcher) -> None:
        call: Call = watcher[1]
        word = self.word(call, 1)
        for _, cls in self.objects_of_ours(found) if word else ():
            for _, variable in self._declared_by(cls):
                self.watch(variable, (self._on_told, word, call))

    def _on_told(self, found: Arrivals, watcher: Watcher) -> None:
        _, word, call = watcher
        for number in found:
            if self.objects.kinds[number] == INSTANCE:
                self._call_declared(self.holding(number), word, 0, call)
            elif self.objects.kinds[number] == HEAP:
                for variable in self.given_to(number):
                    self.watch(variable, (self._on_given_to, number, word, call))

    def _on_given_to(self, found: Arrivals, watcher: Watcher) -> None:
        """What a framework's field was given may be something to call, or a list of such things."""
        _, field, word, call, *inside = watcher
        for number in found:
            if self.objects.kinds[number] in _CALLED and (field, word, call.site) not in self._told:
                self._told.add((field, word, call.site))
                self._call_declared(self.holding(field), word, 0, call)
            elif self.objects.kinds[number] == HEAP and not inside:
                self.watch(self.elements(number), (*watcher, number))

    def _load(self, call: Call) -> None:
        """`load(C)`: an instance of which all is known, so that an `__init__` of the program alone is called."""
        self.watch(self.argument(call, 0), (self._on_loading, call))

    def _on_loading(self, found: Arrivals, watcher: Watcher) -> None:
        call: Call = watcher[1]
        for _, cls in self.objects_of_ours(found):
            instance, holder = self.instance_object(cls), self.find(cls, "__init__")
            self.put(call.result, instance)
            if holder is not None and not holder.module.is_library:
                self.invoke(instance, "__init__", self.within(call))

    def _call_declared(self, variable: int, word: str, result: int, call: Call) -> None:
        method = self.attribute_of(variable, word, call.site)
        self.call_all(method, Call(call.site, call.arguments[2:], (), result, call.place, True, call.depth + 1))

    def _declared_by(self, cls: Class) -> Iterator[tuple[str, int]]:
        """Names and variables of the fields in the class bodies of the MRO, those of the nearest first."""
        seen: set[str] = set()
        for ancestor in cls.order or (cls.symbol,):
            holder = self.classes.get(ancestor)
            for name, variable in holder.members.items() if holder is not None and not holder.module.is_library else ():
                if name not in seen and variable and not self._is_no_field(variable):
                    yield name, variable
                seen.add(name)

    def _is_no_field(self, variable: int) -> bool:
        held = self.of(variable)
        return bool(held) and all(self.objects.kinds[one] in _NO_FIELDS for one in held)

    def _undeclared(self, call: Call) -> None:
        """`undeclared(x, names)`: those of the names that the class bodies of `x` do not assign."""
        self.watch(self.argument(call, 0), (self._on_undeclared, call))

    def _on_undeclared(self, found: Arrivals, watcher: Watcher) -> None:
        call: Call = watcher[1]
        declared = {name for _, cls in self.objects_of_ours(found) for name, _ in self._declared_by(cls)}
        self.watch(self.argument(call, 1), (self._on_other_name, declared, call.result))

    def _on_other_name(self, found: Arrivals, watcher: Watcher) -> None:
        _, declared, result = watcher
        texts = [number for number in found if self.objects.kinds[number] == TEXT]
        self.add(result, [number for number in texts if self.objects.names[number] not in declared])

    def _without(self, call: Call) -> None:
        """`without(x, "model")`: `x`, unless its class body or one above it in the program assigns more than None."""
        if call.result and not self.postponed(self._without, call):
            self.watch(self.argument(call, 0), (self._on_without, self.word(call, 1), call.result))

    def _on_without(self, found: Arrivals, watcher: Watcher) -> None:
        _, name, result = watcher
        self.add(result, [number for number in found if not self._is_assigned(number, name)])

    def _is_assigned(self, number: int, name: str) -> bool:
        cls = self.class_behind(number) if self.objects.kinds[number] == INSTANCE else None
        holder = self.find(cls, name) if cls is not None else None
        return holder is not None and not holder.module.is_library and holder.members[name] != 0

    def _marked_methods(self, call: Call) -> None:
        """`marked(x, "library.decorator")`: the methods and properties of `x` that have such a decorator."""
        self.watch(self.argument(call, 0), (self._on_marking, call))

    def _on_marking(self, found: Arrivals, watcher: Watcher) -> None:
        call: Call = watcher[1]
        words = {self.objects.names[one] for one in self.of(self.argument(call, 1))}
        for number, cls in self.objects_of_ours(found):
            above = (self.classes.get(ancestor) for ancestor in cls.order)
            members = (one.members.items() for one in above if one is not None and not one.module.is_library)
            for name, variable in chain.from_iterable(members):
                if variable and any(words & self.marked.get(one, set()) for one in self.of(variable)):
                    self.connect(self.attribute_of(self.holding(number), name, call.site), call.result)
