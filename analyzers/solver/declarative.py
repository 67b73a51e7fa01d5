"""What models of frameworks ask of declarative classes: their attributes, such as the fields of a form."""

from __future__ import annotations

from collections.abc import Iterator

from .ground import Call
from .layout import Class
from .objects import CLASS, FUNCTION, HEAP, INSTANCE, METHOD, PARTIAL, PROPERTY, TEXT, WRAPPER
from .propagation import Objects as Found
from .propagation import Watcher
from .signals import Signals

_NO_FIELDS = frozenset({FUNCTION, CLASS, PROPERTY, WRAPPER})
"""What a class body holds besides fields."""
_CALLED = frozenset({FUNCTION, METHOD, PARTIAL, INSTANCE})
"""What a field can call, if it is given it."""


class Declarative(Signals):
    """The functions of the module `_declared`, which exists for models alone."""

    def begin_declarative(self) -> None:
        """Before the first constraint."""
        self.begin_signals()
        self._told: set[tuple[int, str, int]] = set()
        self._natives["_declared.attributes"] = self._attributes
        self._natives["_declared.call_each"] = self._call_each
        self._natives["_declared.load"] = self._load
        self._natives["_declared.tell_each"] = self._tell_each

    def _attributes(self, call: Call) -> None:
        """`attributes(x)`: a dict with what the class bodies of `x` assign, by name."""
        if call.result:
            self.watch(self.argument(call, 0), (self._on_declared, call))

    def _on_declared(self, found: Found, watcher: Watcher) -> None:
        call = watcher[1]
        for cls in self._classes_of_ours(found):
            known = self.objects.shared_heap("<builtin>.dict", ("declared by", cls.symbol))
            self.put(call.result, known)
            for name, variable in self._declared_by(cls):
                self.connect(variable, self.element(known, name))

    def _call_each(self, call: Call) -> None:
        """`call_each(x, "clean", argument)`: a dict with what that method of each attribute gives, by name."""
        self.watch(self.argument(call, 0), (self._on_declaring, call))

    def _on_declaring(self, found: Found, watcher: Watcher) -> None:
        call: Call = watcher[1]
        words = [self.objects.names[one] for one in self.of(self.argument(call, 1)) if self.objects.kinds[one] == TEXT]
        for cls in self._classes_of_ours(found) if words else ():
            known = self.objects.shared_heap("<builtin>.dict", (words[0], cls.symbol, call.site))
            self.put(call.result, known)
            for name, variable in self._declared_by(cls):
                self._call_declared(variable, words[0], self.element(known, name), call)

    def _call_declared(self, variable: int, word: str, result: int, call: Call) -> None:
        method, site = self.new(1), self.sites[call.site]
        self.watch(variable, (self.on_load, word, method, site.caller, site.line))
        self.call_all(method, Call(call.site, call.arguments[2:], (), result, call.place, True, call.depth + 1))

    def _tell_each(self, call: Call) -> None:
        """`tell_each(x, "save", argument)`: the same without results: only what the program wrote or gave is asked."""
        self.watch(self.argument(call, 0), (self._on_telling, call))

    def _on_telling(self, found: Found, watcher: Watcher) -> None:
        call: Call = watcher[1]
        words = [self.objects.names[one] for one in self.of(self.argument(call, 1)) if self.objects.kinds[one] == TEXT]
        for cls in self._classes_of_ours(found) if words else ():
            for _, variable in self._declared_by(cls):
                self.watch(variable, (self._on_told, words[0], call))

    def _on_told(self, found: Found, watcher: Watcher) -> None:
        _, word, call = watcher
        for number in found:
            if self.objects.kinds[number] == INSTANCE:
                self._call_declared(self.holding(number), word, 0, call)
            elif self.objects.kinds[number] == HEAP:
                for variable in self.given_to(number):
                    self.watch(variable, (self._on_given_to, number, word, call))

    def _on_given_to(self, found: Found, watcher: Watcher) -> None:
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

    def _on_loading(self, found: Found, watcher: Watcher) -> None:
        call: Call = watcher[1]
        for cls in self._classes_of_ours(found):
            instance, holder = self.instance_object(cls), self.find(cls, "__init__")
            self.put(call.result, instance)
            if holder is not None and not holder.module.is_library:
                self.invoke(instance, "__init__", self.within(call))

    def _classes_of_ours(self, found: Found) -> Iterator[Class]:
        classes = (self.objects.class_of(one) for one in sorted(found) if self.objects.kinds[one] in (CLASS, INSTANCE))
        return (cls for cls in classes if not cls.module.is_library)

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
