"""Attributes of what is no instance of a class of ours: library objects, code from outside, functions, modules."""

from __future__ import annotations

from .layout import Class, Module
from .lookups import Lookups
from .objects import EXTERNAL, FUNCTION, GENERATOR, LIBRARY, METHOD, MODULE, TEXT, WRAPPER
from .propagation import Arrivals, Watcher

_DEEPEST_MODULE = 4


class Others(Lookups):
    """What models and import paths tell of an attribute."""

    def begin_others(self) -> None:
        """Before the first constraint."""
        self.marked: dict[int, set[str]] = {}
        """Functions that decorators from outside got."""
        self.asked_of_functions: dict[int, list[int]] = {}
        """Variables that wait for attributes of functions."""
        self._outward: dict[tuple[int, str], int] = {}
        """What attributes of objects from outside are."""
        self.names_stored: set[str] = set()
        """Attributes that our code stores into other objects than its own."""
        self.read_outside: dict[tuple[int, str], list[int]] = {}
        """Who reads such an attribute of an object from outside."""

    def _of_heap(self, owner: int, name: str, target: int) -> None:
        self.take_stored(owner, name, target)
        self._of_model(owner, self.objects.names[owner], name, target)

    def _of_constant(self, owner: int, name: str, target: int) -> None:
        kind = self.objects.kinds[owner]
        word = "str" if kind == TEXT else "generator" if kind == GENERATOR else self.objects.names[owner]
        self._of_model(owner, f"<builtin>.{word}", name, target)

    def _of_model(self, owner: int, path: str, name: str, target: int) -> None:
        cls = self.model(path)
        if not isinstance(cls, Class):
            return
        holder = self.find(cls, name)
        if holder is not None:
            self._bind_member(holder, name, owner, target)
        elif self.find(cls, "__getattr__") is not None and not self.is_stored(cls, name):
            self._ask_for_missing(cls, owner, name, target)
        elif not path.startswith("<builtin>.") and not self.is_stored(cls, name):
            self.put(target, self.objects.external(f"{path}.{name}", 2))

    def _of_external(self, owner: int, name: str, target: int) -> None:
        if name in self.names_stored:
            self.read_outside.setdefault((owner, name), []).append(target)
        known = self._outward.get((owner, name))
        if known is not None:
            self.put(target, known)
            return
        path = self.objects.names[owner]
        if not path:
            self.put(target, owner)
            return
        steps = self.objects.steps_behind(owner)
        # What hangs on a class or constant, or lies deep, is a value: modules are written small.
        steps += steps > 0 or path.rpartition(".")[2][:1].isupper() or path.count(".") > _DEEPEST_MODULE
        declared = self.declared_attribute(owner, name)
        if declared is not None:
            self.add(target, declared)
            return
        if self.objects.kinds[owner] == EXTERNAL:
            value = self.value_in_model(path, name)
            if value:
                self.connect(value, target)
                return
            cls = self.model(path)
            if isinstance(cls, Class) and name in cls.members and cls.members[name]:
                self.watch(cls.members[name], (self._on_model_member, owner, target, name))
                return
        known = self._outward[owner, name] = self.objects.external(f"{path}.{name}", steps)
        self.put(target, known)

    def _on_model_member(self, found: Arrivals, watcher: Watcher) -> None:
        """`str.join` or `dict.fromkeys`, taken from the class itself."""
        _, owner, target, name = watcher
        path = f"{self.objects.names[owner]}.{name}"
        for number in found:
            is_function = self.objects.kinds[number] in (FUNCTION, WRAPPER)
            self.put(target, self.objects.external(path) if is_function else number)

    def _of_function(self, owner: int, name: str, target: int) -> None:
        self.take_stored(owner, name, target)
        if name in ("__name__", "__qualname__", "__doc__", "__module__"):
            self.put(target, self.objects.constant("str"))
            return
        declared = self.declared_attribute(owner, name)
        if declared is not None:
            self.add(target, declared)
        elif owner in self.marked:
            self.put(target, self.objects.opaque)
        else:
            self.asked_of_functions.setdefault(owner, []).append(target)

    def _of_framework(self, owner: int, name: str, target: int) -> None:
        declared = self.declared_attribute(owner, name)
        if declared is not None:
            self.add(target, declared)
        elif self.is_outside_instance(owner):
            self.put(target, self.objects.external(f"{self.objects.names[owner]}.{name}", 1))

    def _of_many(self, owner: int, _name: str, target: int) -> None:
        self.put(target, owner)

    def _of_method(self, owner: int, name: str, target: int) -> None:
        if self.objects.kinds[owner] == METHOD:
            self.connect(self.member(self.objects.function_behind(owner), name), target)

    def _of_property(self, owner: int, name: str, target: int) -> None:
        if name in ("setter", "getter", "deleter"):
            self.put(target, self.objects.the(LIBRARY, f"<builtin>.property.{name}", (None, owner), (name, owner)))

    def _of_alias(self, owner: int, _name: str, target: int) -> None:
        """The type that stands beside it has the attributes."""

    def _of_wrapper(self, owner: int, name: str, target: int) -> None:
        if name in ("__func__", "__wrapped__"):
            self.connect(self.objects.wrapped_by(owner), target)

    def _of_partial(self, owner: int, name: str, target: int) -> None:
        if name == "func":
            self.connect(self.objects.partial_of(owner).function, target)

    def _of_module(self, owner: int, name: str, target: int) -> None:
        self.take_stored(owner, name, target)
        module = self.objects.module_of(owner)
        full = f"{self.objects.names[owner]}.{name}"
        variable = self.module_name(module, name) if module is not None else 0
        if variable:
            self.connect(variable, target)
        elif self.is_module(full):
            self.put(target, self.module_object(full))
        elif module is not None:
            loader = self.module_name(module, "__getattr__")
            if loader:
                text = self.holding(self.objects.the(TEXT, name))
                self.call_all(loader, self.getting(owner, name, (text,), target))
            else:
                self.bring_from_outside(module, name, target)

    def value_in_model(self, module: str, name: str) -> int:
        """The variable of what a framework's module keeps under a name; 0 if it is none of these."""
        raise NotImplementedError

    def is_outside_instance(self, number: int) -> bool:
        """Whether an object that only a framework reader understands is one from outside."""
        raise NotImplementedError

    def is_module(self, name: str) -> bool:
        """Whether a module or namespace package of ours has the name."""
        return name in self.modules or self.table.is_namespace(name)

    def module_object(self, name: str) -> int:
        """The object of a module or namespace package of ours."""
        return self.objects.the(MODULE, name, self.modules.get(name))

    def module_name(self, module: Module, name: str) -> int:
        """The variable of a name of a module; 0 when it has none."""
        raise NotImplementedError

    def bring_from_outside(self, module: Module, name: str, variable: int) -> None:
        """Let a name that no file binds hold what a star import from a library brings."""
        raise NotImplementedError
