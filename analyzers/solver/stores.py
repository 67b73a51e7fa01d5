"""Stores: what `x.name = value` does for each kind of object."""

from __future__ import annotations

from collections.abc import Iterable

from .ground import Call
from .layout import Class
from .members import Members
from .objects import CLASS, CONSTANT, EXTERNAL, HEAP, INSTANCE, MODULE, PROPERTY, RESULT, TEXT
from .propagation import Arrivals, Watcher


class Stores(Members):
    """Values that are stored into objects, setters, and classes that get new members."""

    def on_store(self, found: Arrivals, watcher: Watcher) -> None:
        """Something new may be the `x` of `x.name = value`."""
        _, name, source, caller, line = watcher
        kinds = self.objects.kinds
        for number in found:
            kind = kinds[number]
            if kind == INSTANCE:
                self._store_into_instance(number, name, source, caller, line)
            elif kind == CLASS:
                self._store_into_class(self.objects.class_of(number), name, source)
            elif kind in (EXTERNAL, RESULT) and source and self.objects.names[number]:
                self.connect(source, self.field(number, name))
            elif kind not in (EXTERNAL, RESULT, CONSTANT, TEXT) and source:
                self.connect(source, self.field(number, name))
                module = self.objects.module_of(number) if kind == MODULE else None
                if module is not None and name in module.joined:
                    self.connect(source, module.joined[name])

    def _store_into_instance(self, number: int, name: str, source: int, caller: int, line: int) -> None:
        if source:
            self.connect(source, self.field(number, name))
        cls = self.objects.class_of(number)
        holder = self.find(cls, name)
        if holder is not None and holder.members[name]:
            self.watch(holder.members[name], (self._on_stored_member, number, source, caller, line))
        setter = self.find(cls, "__setattr__")
        if setter is not None and not setter.module.is_library:
            site = self.implicit_site(caller, line)
            text = self.holding(self.objects.the(TEXT, name))
            self.invoke(number, "__setattr__", Call(site, (text, source), (), 0, cls))

    def _on_stored_member(self, found: Arrivals, watcher: Watcher) -> None:
        """Setters of properties, and `__set__` of descriptors."""
        _, owner, source, caller, line = watcher
        kinds = self.objects.kinds
        for number in found:
            call = Call(self.implicit_site(caller, line), (self.holding(owner), source), (), 0, self._place(owner))
            if kinds[number] == PROPERTY:
                self.call_all(self.objects.property_of(number).setter, call)
            elif kinds[number] in (INSTANCE, HEAP) and self.has(number, "__set__"):
                self.invoke(number, "__set__", call)

    def _store_into_class(self, cls: Class, name: str, source: int) -> None:
        variable = cls.members.get(name, 0)
        if not variable:
            variable = cls.members[name] = self.new(1)
            self._attach(cls, name)
        if source:
            self.connect(source, variable)

    def _attach(self, cls: Class, name: str) -> None:
        """Members that were looked up before the class had the name."""
        self.forget_lookups(name)
        asked = tuple(self._asked_for.get(name, ()))
        family = set(map(id, self.family(cls))) if asked else ()
        for owner in asked:
            kind = self.objects.kinds[owner]
            if kind in (INSTANCE, CLASS) and id(self.objects.class_of(owner)) in family:
                handler = self.on_member if kind == INSTANCE else self.on_class_member
                self.watch(cls.members[name], (handler, owner, self._members[owner][name], name))

    def family(self, cls: Class) -> Iterable[Class]:
        """The class and all that derive from it, each once."""
        found = {id(cls): cls}
        pending = [cls]
        while pending:
            for below in pending.pop().subclasses:
                if id(below) not in found:
                    found[id(below)] = below
                    pending.append(below)
        return found.values()

    def forget_lookups(self, name: str) -> None:
        """Some class has the name now."""
        raise NotImplementedError
