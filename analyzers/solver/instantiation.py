"""Instances: what calling a class makes, of a class of ours or of a library model."""

from __future__ import annotations

from collections.abc import Sequence

from .containers import TUPLE, UNKNOWN
from .descriptors import FIELD, without_instance
from .ground import EXTERNAL_CODE, Call
from .layout import Class, Function
from .objects import CONTAINERS, FUNCTION, HEAP, WRAPPER
from .parameters import Parameters
from .propagation import Arrivals, Watcher

_NEW = "__new__"
_ELEMENTARY = frozenset({"str", "int", "float", "bool", "bytes", "complex"})
"""Types whose values are all alike."""


class Instances(Parameters):
    """Instantiation, and special methods, which Python looks up in the class."""

    def begin_instances(self) -> None:
        """Before the first constraint."""
        self.made_at: dict[str, dict[int, int]] = {}
        """Per class: the sites that make instances of it, with the phase in which that was found."""
        self.makers: dict[str, dict[int, bool]] = {}
        """Per class: all sites that make instances of it, with whether these may run several times."""
        self._made: dict[tuple[object, ...], int] = {}
        self.levels: dict[int, int] = {}
        """Per caller that lends: the level of what it makes."""
        self._made_on_level: dict[int, int] = {}
        self._given_to: dict[int, tuple[int, ...]] = {}
        self._instead: set[tuple[object, ...]] = set()
        """Calls of what stands in the place of a special method and is no function."""

    def invoke(self, owner: int, name: str, call: Call) -> bool:
        """Call a special method, which Python looks up in the class; whether there is one."""
        cls = self.class_behind(owner)
        holder = self.find(cls, name) if cls is not None else None
        if holder is None or not holder.members[name]:
            return False
        self.watch(holder.members[name], (self._on_special, owner, call))
        return True

    def _on_special(self, found: Arrivals, watcher: Watcher) -> None:
        _, owner, call = watcher
        for number in found:
            kind = self.objects.kinds[number]
            if kind == FUNCTION:
                self.call_object(self.bound(number, owner), call)
            elif kind == WRAPPER:
                target = self.new(1)
                self._unwrap(number, owner, target)
                self.call_all(target, call)
            elif self._is_first(number, call):
                self.call_object(number, call)

    def _is_first(self, number: int, call: Call) -> bool:
        """Whether this is not called again by itself: a class may be its own `__init__`, an object its `__call__`."""
        key = (number, call.site, call.arguments, call.keywords, call.result, id(call.place), call.is_inner)
        is_first = key not in self._instead
        self._instead.add(key)
        return is_first

    # Classes of ours

    def call_class(self, number: int, call: Call) -> None:
        """Call a class: its metaclass may have a say."""
        cls = self.objects.class_of(number)
        if cls.module.is_library:
            self.make_heap(cls.symbol, call)
            return
        if self.postponed(self.call_class, number, call):
            return
        if cls.metaclass is not None and not cls.metaclass.module.is_library:
            holder = self.find(cls.metaclass, "__call__")
            if holder is not None and not holder.module.is_library:
                self.invoke(number, "__call__", call)
                return
        self.instantiate(number, call)

    def instantiate(self, number: int, call: Call) -> None:
        """An instance, through `__new__` and `__init__` as the MRO has them."""
        cls = self.objects.class_of(number)
        if cls.is_enum:
            self._iterate_enum(number, call.result)
            self.answered(call)
            return
        self.answered(call)
        if not call.is_inner and cls.is_written:
            self.made_at.setdefault(cls.symbol, {})[call.site] = self.phase
        is_repeated = isinstance(call.place, Function) or self.sites[call.site].in_loop
        self.makers.setdefault(cls.symbol, {})[call.site] = is_repeated
        made = self._made_by(cls, call)
        if call.result:
            self.add(call.result, [instance for instance, _ in made])
        maker = self.find(cls, _NEW)
        if maker is not None and not maker.module.is_library and maker.members[_NEW]:
            self.watch(maker.members[_NEW], (self._on_maker, number, call))
        for instance, given in made:
            self._initialize(cls, instance, given)

    def _made_by(self, cls: Class, call: Call) -> list[tuple[int, Call]]:
        """What a call makes, each with what it is given: what a program's own code gives may be None."""
        changing = self.given_instance(cls, call)
        if not changing:
            return [(self.instance_made(cls, call), call)]
        made = [(changing, call)]
        if not call.is_inner:
            made.append((self.instance_made(cls, call), without_instance(call)))
        return made

    def _on_maker(self, found: Arrivals, watcher: Watcher) -> None:
        """`__new__` and its like get the class first, without being told so."""
        _, owner, call = watcher
        for number in found:
            if self.objects.kinds[number] == FUNCTION:
                self.call_object(self.bound(number, owner), call)

    def _initialize(self, cls: Class, instance: int, call: Call) -> None:
        holder = self.find(cls, "__init__")
        outside = self.outside(cls)
        silent = Call(call.site, call.arguments, call.keywords, 0, call.place, call.is_inner, call.depth)
        if holder is not None and not (holder.module.is_library and holder.symbol.startswith("<builtin>.")):
            before = cls.order.index(holder.symbol) if holder.symbol in cls.order else 0
            is_nearer = outside in cls.order[:before] and outside not in self.classes
            if not is_nearer or holder.module.is_framework:
                # A class that is not read extends that of the framework, and is taken to ask it.
                self.invoke(instance, "__init__", silent)
            if not is_nearer:
                return
        described = self._described(cls)
        if described is not None:
            self._fill_fields(described, instance, call)
        elif outside and outside not in self.classes:
            self.note(call, f"{outside}.__init__", EXTERNAL_CODE)

    def _described(self, cls: Class) -> Class | None:
        """The nearest class of the MRO whose fields say what its `__init__` takes."""
        above = (self.classes.get(ancestor) for ancestor in cls.order or (cls.symbol,))
        return next((one for one in above if one is not None and one.fields is not None), None)

    def _fill_fields(self, cls: Class, instance: int, call: Call) -> None:
        """The `__init__` that a dataclass or named tuple has without writing it."""
        names = self.field_names(cls)
        if TUPLE in cls.order:
            for position, name in enumerate(names):
                self.connect(self.field(instance, name), self.element(instance, f"#{position}"))
            self.storage(instance).size = len(names)
        plain = [argument for argument in call.arguments if argument >= 0]
        given = dict(zip(names, plain, strict=False))
        given.update((name, value) for name, value in call.keywords if name != UNKNOWN)
        for name, value in given.items():
            if value:
                self.connect(value, self.field(instance, name))
        for argument in (a for a in call.arguments if a < 0):
            for name in names:
                self.watch(-argument, (self.on_iterate, self.field(instance, name), self.nowhere))
        for name in names:
            if name not in given:
                holder = self.find(cls, name)
                written = holder.members[name] if holder is not None else 0
                self.watch(written, (self._on_default_field, self.field(instance, name), call))
        self.invoke(instance, "__post_init__", self.inner(call))

    def _on_default_field(self, found: Arrivals, watcher: Watcher) -> None:
        """`field(default_factory=f)` calls `f`, `field(default=x)` gives `x`."""
        _, target, call = watcher
        for number in found:
            if self.objects.names[number] == FIELD and self.objects.kinds[number] == HEAP:
                self.call_all(self.member(number, "default_factory"), self.within(call, target))
                self.connect(self.member(number, "default"), target)

    # Classes of library models

    def make_heap(self, path: str, call: Call) -> None:
        """An instance of a library class, one for each place that makes it."""
        cls = self.model(path) or self.classes.get(path)
        if not isinstance(cls, Class):
            return
        word = cls.symbol.removeprefix("<builtin>.")
        if word in _ELEMENTARY:
            self._make_constant(word, cls, call)
            return
        known = self.class_object(cls)
        given = (call.arguments, call.keywords)
        key = (call.site, call.result, given, known) if self._keeps_state(cls) else (known,)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self.heap(cls.symbol)
            if cls.module.is_framework:
                self._made_on_level[made] = self.levels.get(self.sites[call.site].caller, 0)
                self._given_to[made] = (*map(abs, call.arguments), *(value for _, value in call.keywords))
        if call.result:
            self.put(call.result, made)
        self.invoke(made, "__init__", self.hidden(call))

    def level_of(self, made: int) -> int:
        """How many objects of a framework made each other until this one was made; 0 for others."""
        return self._made_on_level.get(made, 0)

    def given_to(self, made: int) -> Sequence[int]:
        """The variables of the arguments with which an object of a framework was made."""
        return self._given_to.get(made, ())

    def _keeps_state(self, cls: Class) -> bool:
        """Whether objects of a library class differ: they hold elements, or what was given to them."""
        order = [self.classes[a] for a in cls.order if a in self.classes]
        if not cls.order:
            # An object that a model's module itself makes, such as a signal: only few.
            return True
        return any(a.stored or a.symbol in CONTAINERS for a in order) or self.find(cls, "__setitem__") is not None

    def _make_constant(self, word: str, cls: Class, call: Call) -> None:
        """`str(x)` asks `x`, and gives a string like any other."""
        constant = self.objects.constant(word)
        if call.result:
            self.put(call.result, constant)
        holder = self.find(cls, "__init__")
        if holder is not None and holder.members["__init__"]:
            self.watch(holder.members["__init__"], (self._on_special, constant, self.hidden(call)))
