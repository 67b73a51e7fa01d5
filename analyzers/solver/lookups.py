"""Attributes of instances and classes: what the classes of the MRO say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

from .descriptors import MAKES_INSTANCES, OBJECT, TYPE, Descriptors
from .layout import Class, Function
from .objects import CLASS, HEAP, LIBRARY, PROPERTY, TEXT
from .propagation import Arrivals, Watcher

_BARE = frozenset({"abc.ABC", "typing.Generic", "typing.NamedTuple", "typing.Protocol"})
"""Bases from outside that give their classes no attributes worth a name."""


class Lookups(Descriptors):
    """Looks names up in the MRO of an instance, of a class, and behind `super()`."""

    def begin_lookups(self) -> None:
        """Before the first constraint."""
        self.has_order = False
        """Whether the classes have an MRO, if only one without bases that must be computed."""
        self.is_ready = False
        """Whether the classes have their MRO."""
        self.supers: dict[int, dict[int, None]] = {}
        """Per class of the receiver: the objects that `super()` gave."""
        self.waiting: list[tuple[int, str]] = []
        """Objects with the names of their attributes that wait for the MRO."""
        self.given_outside: dict[str, set[str]] = {}
        """Per attribute: our classes whose instances can have it only from a class from outside."""
        self.stopped: list[tuple[str, int, str, int]] = []
        """Classes from outside at which the search of `super()` ended, with its object, the name and the target."""
        self._outside: dict[tuple[str, ...], str] = {}
        """By MRO: its first class from outside."""
        self._late: list[tuple[Callable[..., None], tuple[object, ...]]] = []

    def _of_instance(self, owner: int, name: str, target: int) -> None:
        if not self.is_ready:
            self.waiting.append((owner, name))
            return
        declared = self.declared_attribute(owner, name)
        if declared is not None:
            # What else is stored there, the framework refuses or converts.
            self.add(target, declared)
            self._bind_modelled(self.find(self.objects.class_of(owner), name), name, owner, target)
            return
        self.take_stored(owner, name, target)
        cls = self.objects.class_of(owner)
        if name == "__class__":
            self.put(target, self.class_object(cls))
        self._ask_own(cls, owner, name, target)
        holder = self.find(cls, name)
        if holder is not None:
            self._bind_member(holder, name, owner, target)
            if holder.symbol != OBJECT:
                if self._is_unset(holder, name) and not self.is_stored(cls, name):
                    self._ask_for_missing(cls, owner, name, target)
                return
        if not self.is_stored(cls, name):
            self._not_found(cls, owner, name, target)

    def _ask_own(self, cls: Class, owner: int, name: str, target: int) -> None:
        """A `__getattribute__` of ours is asked for each attribute; Python asks no instance for special methods."""
        own = self.find(cls, "__getattribute__")
        if own is not None and not own.module.is_library and not (name.startswith("__") and name.endswith("__")):
            text = self.holding(self.objects.the(TEXT, name))
            self.invoke(owner, "__getattribute__", self.getting(owner, name, (text,), target))

    def _bind_modelled(self, holder: Class | None, name: str, owner: int, target: int) -> None:
        """A reader says what a framework's method gives; a model says what it calls."""
        if holder is not None and holder.module.is_framework:
            self._bind_member(holder, name, owner, target)

    def is_stored(self, cls: Class, name: str) -> bool:
        """Whether methods of the class, or of one above it, store the attribute into their instance."""
        return any(a in self.classes and name in self.classes[a].stored for a in cls.order)

    def _not_found(self, cls: Class, owner: int, name: str, target: int) -> None:
        """No class of ours has the name: `__getattr__` may give it, or a class from outside."""
        if name.startswith("__") and name.endswith("__"):
            outside = self.outside(cls)
            if outside:
                self.put(target, self.objects.external(f"{outside}.{name}"))
            return
        self._ask_for_missing(cls, owner, name, target)
        outside = self.outside(cls)
        if outside:
            self.given_outside.setdefault(name, set()).add(cls.symbol)
            self.put(target, self.objects.external(f"{outside}.{name}", 1))

    def _is_unset(self, holder: Class, name: str) -> bool:
        """Whether a class says of which type an attribute is, and gives it no value."""
        declared = holder.scope.unset.get(name)
        return declared is not None and declared == holder.scope.names.get(name) and holder.fields is None

    def _ask_for_missing(self, cls: Class, owner: int, name: str, target: int) -> None:
        if self.find(cls, "__getattr__") is not None:
            text = self.holding(self.objects.the(TEXT, name))
            self.invoke(owner, "__getattr__", self.getting(owner, name, (text,), target))

    def outside(self, cls: Class) -> str:
        """The first class from outside in the MRO; empty when there is none."""
        found = self._outside.get(cls.order)
        if found is None:
            found = self._outside[cls.order] = self._first_outside(cls)
        return found

    def _first_outside(self, cls: Class) -> str:
        for ancestor in cls.order:
            holder = self.classes.get(ancestor)
            is_ours = holder is not None and not holder.module.is_library
            if not is_ours and not ancestor.startswith("<builtin>.") and ancestor not in _BARE:
                return ancestor
        return ""

    def _bind_member(self, holder: Class, name: str, owner: int, target: int) -> None:
        variable = holder.members[name]
        if variable:
            self.watch(variable, (self.on_member, owner, target, name))

    def _of_class(self, owner: int, name: str, target: int) -> None:
        if not self.is_ready:
            self.waiting.append((owner, name))
            return
        cls = self.objects.class_of(owner)
        declared = self.declared_attribute(owner, name)
        if declared is not None:
            self.add(target, declared)
            return
        holder = self.find(cls, name)
        if holder is not None and holder.symbol != OBJECT:
            variable = holder.members[name]
            if variable:
                self.watch(variable, (self.on_class_member, owner, target, name))
            return
        if cls.metaclass is not None and self.find(cls.metaclass, name) is not None:
            self._bind_member(self.find(cls.metaclass, name) or cls, name, owner, target)
            return
        outside = self.outside(cls)
        if outside:
            self.put(target, self.objects.external(f"{outside}.{name}", 1))
        elif holder is not None:
            self._bind_member(holder, name, owner, target)
        else:
            self._of_type(owner, name, target)

    def _of_type(self, owner: int, name: str, target: int) -> None:
        """What all classes have: `__name__`, `mro`."""
        model = self.classes.get(TYPE)
        if model is not None and name in model.members:
            self._bind_member(model, name, owner, target)

    def _of_super(self, owner: int, name: str, target: int) -> None:
        """The rest of the MRO of the receiver, behind the class that calls `super()`."""
        if not self.is_ready:
            self.waiting.append((owner, name))
            return
        declared = self.declared_attribute(owner, name)
        after, receiver = self.objects.super_of(owner)
        cls = self._asked_class(owner)
        if declared is not None:
            self.add(target, declared)
            above = map(self.classes.get, islice(cls.order, cls.position(after.symbol) + 1, None))
            holder = next((one for one in above if one is not None and name in one.members), None)
            self._bind_modelled(holder, name, receiver, target)
            return
        self.supers.setdefault(id(cls), {})[owner] = None
        self._behind(after.symbol, owner, name, target)

    def _asked_class(self, owner: int) -> Class:
        """The class of the receiver of a `super()`: one of ours, or in a model its own."""
        receiver = self.objects.super_of(owner)[1]
        is_heap = self.objects.kinds[receiver] == HEAP
        return self.classes[self.objects.names[receiver]] if is_heap else self.objects.class_of(receiver)

    def _behind(self, after: str, owner: int, name: str, target: int) -> None:
        """The name in the MRO of the receiver, behind a class."""
        receiver = self.objects.super_of(owner)[1]
        cls = self._asked_class(owner)
        through_class = self.objects.kinds[receiver] == CLASS
        if through_class and cls.metaclass is not None and after in cls.metaclass.order:
            self._behind_in(cls.metaclass, after, receiver, name, target)
            return
        for ancestor in islice(cls.order, cls.position(after) + 1, None):
            holder = self.classes.get(ancestor)
            if holder is None and not ancestor.startswith("<builtin>."):
                self.put(target, self.objects.external(f"{ancestor}.{name}"))
                self.stopped.append((ancestor, owner, name, target))
                return
            if holder is not None and name in holder.members:
                if holder.members[name] and through_class and name != "__new__":
                    self.watch(holder.members[name], (self.on_class_member, receiver, target, name))
                elif holder.members[name]:
                    self.watch(holder.members[name], (self._on_super_member, receiver, target, name, owner))
                return
        self._of_object(receiver, name, target, through_class)

    def _behind_in(self, metaclass: Class, after: str, receiver: int, name: str, target: int) -> None:
        """What a metaclass has of its classes behind one of its bases: `def __call__(cls): return super().__call__()`.

        One from outside makes an instance in the end, as `type` does.
        """
        for ancestor in islice(metaclass.order, metaclass.position(after) + 1, None):
            holder = self.classes.get(ancestor)
            if holder is not None and name in holder.members:
                self._bind_member(holder, name, receiver, target)
                return
            if holder is None and not ancestor.startswith("<builtin>."):
                self.put(target, self._call_from_outside(ancestor, receiver, name))
                return
        self._of_object(receiver, name, target, through_class=True)

    def _call_from_outside(self, ancestor: str, receiver: int, name: str) -> int:
        path = f"{ancestor}.{name}"
        making = self.model(MAKES_INSTANCES) if name == "__call__" else None
        if isinstance(making, Function):
            return self.objects.the(LIBRARY, path, (making, receiver), (path, receiver))
        return self.objects.external(path)

    def look_behind(self) -> None:
        """A class from outside may not have the name, or hand on the call: what stands behind it is called as well."""
        stopped, self.stopped = self.stopped, []
        for ancestor, owner, name, target in stopped:
            cls = self._asked_class(owner)
            rest = islice(cls.order, cls.position(ancestor) + 1, None)
            if any(name in self.classes[one].members for one in rest if one in self.classes):
                self._behind(ancestor, owner, name, target)

    def _on_super_member(self, found: Arrivals, watcher: Watcher) -> None:
        """A property is asked by who reads it of `super()`, whoever reads it of the receiver itself."""
        _, receiver, target, name, owner = watcher
        for number in found:
            if self.objects.kinds[number] == PROPERTY:
                call = self.getting(owner, name, (self.holding(receiver),), target)
                self.call_all(self.objects.property_of(number).getter, call)
            else:
                self.on_member((number,), (None, receiver, target, name))

    def _of_object(self, receiver: int, name: str, target: int, through_class: bool) -> None:
        """What every object has."""
        for path in (TYPE, OBJECT) if through_class and name != "__new__" else (OBJECT,):
            model = self.classes.get(path)
            if model is not None and name in model.members:
                self._bind_member(model, name, receiver, target)
                return

    def declared_attribute(self, owner: int, name: str) -> Iterable[int] | None:
        """What a framework's summary says of an attribute; None when it says nothing."""
        raise NotImplementedError

    def postponed(self, handler: Callable[..., None], *arguments: object) -> bool:
        """Whether it is too early to ask for the MRO of a class; then the handler is called in time."""
        if not self.is_ready:
            self._late.append((handler, arguments))
        return not self.is_ready

    def resume(self) -> None:
        """The classes have their MRO: go on with what waited for it."""
        late, self._late = self._late, []
        for handler, arguments in late:
            handler(*arguments)
