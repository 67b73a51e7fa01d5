"""Attributes: what `x.name` gives for each kind of object, and what storing it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

from .ground import CALLS, IMPLICIT, Call, Ground, Site
from .layout import Class, Function, Module
from .objects import (
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
    Property,
)
from .propagation import Objects as Found
from .propagation import Watcher

_NOT_MEMBERS_OF_ENUMS = (FUNCTION, WRAPPER, PROPERTY, CLASS, LIBRARY)
_DEEPEST_MODULE = 4
OBJECT = "<builtin>.object"
TYPE = "<builtin>.type"


class Members(Ground):
    """Loads and stores of attributes."""

    def begin_members(self) -> None:
        """Before the first constraint."""
        self._members: dict[int, dict[str, int]] = {}
        self._waiting: list[tuple[int, str]] = []
        self._late: list[tuple[Callable[..., None], tuple[object, ...]]] = []
        self.is_ready = False
        self.readers: dict[tuple[int, str], dict[tuple[int, int], None]] = {}
        """Per attribute of an instance: the callers and lines that read it."""
        self.getters: dict[tuple[int, str], int] = {}
        """Per attribute that is computed: the site of the functions that compute it."""
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
        }

    # Loads

    def on_load(self, found: Found, watcher: Watcher) -> None:
        """Something new may be the `x` of `x.name`."""
        _, name, target, caller, line = watcher
        kinds = self.objects.kinds
        for number in found:
            kind = kinds[number]
            if kind in (EXTERNAL, RESULT):
                self._of_external(number, name, target)
                continue
            if kind == MANY:
                self.add(target, (number,))
                continue
            key = (number, name)
            self.connect(self.member(number, name), target)
            if kind in (INSTANCE, SUPER, CLASS, HEAP, MODULE):
                self.readers.setdefault(key, {})[caller, line] = None

    def member(self, owner: int, name: str) -> int:
        """The variable of `owner.name`."""
        known = self._members.get(owner)
        if known is None:
            known = self._members[owner] = {}
        found = known.get(name)
        if found is None:
            found = known[name] = self.new(1)
            self._by_kind[self.objects.kinds[owner]](owner, name, found)
        return found

    def _of_instance(self, owner: int, name: str, target: int) -> None:
        self.connect(self.field(owner, name), target)
        if not self.is_ready:
            self._waiting.append((owner, name))
            return
        declared = self.declared_attribute(owner, name)
        if declared is not None:
            self.add(target, declared)
            return
        cls = self.objects.class_of(owner)
        if name == "__class__":
            self.add(target, (self.class_object(cls),))
        holder = self.find(cls, name)
        if holder is not None:
            self._bind_member(holder, name, owner, target)
            if holder.symbol != OBJECT:
                return
        if not self._is_stored(cls, name):
            self._not_found(cls, owner, name, target)

    def _is_stored(self, cls: Class, name: str) -> bool:
        return any(a in self.classes and name in self.classes[a].stored for a in cls.order)

    def _not_found(self, cls: Class, owner: int, name: str, target: int) -> None:
        """No class of ours has the name: `__getattr__` may give it, or a class from outside."""
        if name.startswith("__") and name.endswith("__"):
            outside = self.outside(cls)
            if outside:
                self.add(target, (self.objects.external(f"{outside}.{name}"),))
            return
        holder = self.find(cls, "__getattr__")
        if holder is not None:
            call = Call(self.getter_site(owner, name), (self.holding(self.objects.the(TEXT, name)),), (), target, cls)
            self.invoke(owner, "__getattr__", call)
        outside = self.outside(cls)
        if outside:
            self.add(target, (self.objects.external(f"{outside}.{name}", 1),))

    def outside(self, cls: Class) -> str:
        """The first class from outside in the MRO; empty when there is none."""
        for ancestor in cls.order:
            holder = self.classes.get(ancestor)
            is_ours = holder is not None and (not holder.module.is_library or ancestor.startswith("<builtin>."))
            if not is_ours and not ancestor.startswith("<builtin>."):
                return ancestor
        return ""

    def _bind_member(self, holder: Class, name: str, owner: int, target: int) -> None:
        variable = holder.members[name]
        if variable:
            self.watch(variable, (self.on_member, owner, target, name))

    def on_member(self, found: Found, watcher: Watcher) -> None:
        """A value in the class of an instance: functions become methods, descriptors are asked."""
        _, owner, target, name = watcher
        kinds = self.objects.kinds
        for number in found:
            kind = kinds[number]
            if kind == FUNCTION:
                self.add(target, (self.bound(number, owner),))
            elif kind == WRAPPER:
                self._unwrap(number, owner, target)
            elif kind == PROPERTY:
                body = self.objects.bodies[number]
                assert isinstance(body, Property)
                call = Call(self.getter_site(owner, name), (self.holding(owner),), (), target, self._place(owner))
                self.call_all(body.getter, call)
            elif kind in (INSTANCE, HEAP) and self.has(number, "__get__"):
                self._describe(number, owner, target, name)
            else:
                self.add(target, (number,))

    def _describe(self, number: int, owner: int, target: int, name: str) -> None:
        """Ask a descriptor: `__get__(instance, class)`; of a class the instance is None."""
        if self.objects.kinds[owner] == CLASS:
            arguments = (0, self.holding(owner))
        else:
            cls = self.class_behind(owner)
            arguments = (self.holding(owner), self.holding(self.class_object(cls)) if cls is not None else 0)
        call = Call(self.getter_site(owner, name), arguments, (), target, self._place(owner))
        self.invoke(number, "__get__", call)

    def bound(self, function: int, owner: int) -> int:
        """The method that a function is when it is taken through an object."""
        body = self.objects.function_of(function)
        if body.module.is_library:
            path = self._known_as(body, owner)
            return self.objects.the(LIBRARY, path, (body, owner), (path, owner, id(body)))
        if body.positional:
            self.add(body.positional[0].variable, (owner,))
        elif body.variadic is not None:
            self.add(self.elements(body.rest), (owner,))
        return self.objects.the(METHOD, body.symbol, function, function)

    def _known_as(self, method: Function, owner: int) -> str:
        """The path of a library method: of the first library class through which the receiver has it."""
        cls = self.class_behind(owner) if self.objects.kinds[owner] != CLASS else self.objects.class_of(owner)
        if cls is None or method.owner is None:
            return method.symbol
        for ancestor in cls.order:
            holder = self.classes.get(ancestor)
            if holder is not None and holder.module.is_library and method.owner.symbol in holder.order:
                return f"{ancestor}.{method.scope.name}"
        return method.symbol

    def _unwrap(self, number: int, owner: int, target: int) -> None:
        """What `staticmethod` and `classmethod` make of a function."""
        variable = self.objects.bodies[number]
        assert isinstance(variable, int)
        if self.objects.names[number] == "staticmethod":
            self.connect(variable, target)
            return
        if self.objects.kinds[owner] != CLASS:
            cls = self.class_behind(owner)
            if cls is None:
                return
            owner = self.class_object(cls)
        self.watch(variable, (self.on_member, owner, target, ""))

    def getter_site(self, owner: int, name: str) -> int:
        """The site of what computes an attribute; whoever reads it is a caller."""
        key = (owner, name)
        found = self.getters.get(key)
        if found is None:
            found = self.getters[key] = self.site(Site(-1, 0, IMPLICIT))
        return found

    def _place(self, owner: int) -> Function | Class | Module:
        body = self.objects.bodies[owner]
        return body if isinstance(body, Class | Module) else self.root

    def has(self, number: int, name: str) -> bool:
        """Whether the class of an object has a special method of ours or of a model."""
        cls = self.class_behind(number)
        if cls is None:
            return False
        holder = self.find(cls, name)
        return holder is not None and holder.symbol != OBJECT

    def class_behind(self, number: int) -> Class | None:
        """The class of an object, ours or modelled."""
        kind = self.objects.kinds[number]
        if kind == INSTANCE:
            return self.objects.class_of(number)
        if kind == HEAP:
            return self.classes.get(self.objects.names[number])
        if kind == CLASS:
            return self.objects.class_of(number).metaclass
        return None

    def class_object(self, cls: Class) -> int:
        """The object of a class."""
        return self.objects.the(CLASS, cls.symbol, cls, id(cls))

    def instance_object(self, cls: Class) -> int:
        """The object that stands for all instances of exactly this class."""
        return self.objects.the(INSTANCE, cls.symbol, cls, id(cls))

    # Classes

    def _of_class(self, owner: int, name: str, target: int) -> None:
        if not self.is_ready:
            self._waiting.append((owner, name))
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
            self.add(target, (self.objects.external(f"{outside}.{name}", 1),))
        elif holder is not None:
            self._bind_member(holder, name, owner, target)
        else:
            self._of_type(owner, name, target)

    def _of_type(self, owner: int, name: str, target: int) -> None:
        """What all classes have: `__name__`, `mro`."""
        model = self.classes.get(TYPE)
        if model is not None and name in model.members:
            self._bind_member(model, name, owner, target)

    def on_class_member(self, found: Found, watcher: Watcher) -> None:
        """A value in a class that is read through the class."""
        _, owner, target, name = watcher
        cls = self.objects.class_of(owner)
        kinds = self.objects.kinds
        for number in found:
            kind = kinds[number]
            if cls.is_enum and kind not in _NOT_MEMBERS_OF_ENUMS and not name.startswith("_"):
                instance = self.instance_object(cls)
                self.add(self.field(instance, "value"), (number,))
                self.add(target, (instance,))
            elif kind == WRAPPER:
                self._unwrap(number, owner, target)
            elif kind in (INSTANCE, HEAP) and self.has(number, "__get__"):
                self._describe(number, owner, target, name)
            else:
                self.add(target, (number,))

    def _of_super(self, owner: int, name: str, target: int) -> None:
        """The rest of the MRO of the receiver, behind the class that calls `super()`."""
        if not self.is_ready:
            self._waiting.append((owner, name))
            return
        after, receiver = self.objects.bodies[owner]  # type: ignore[misc]  # by its kind
        cls = self.objects.class_of(receiver)
        order = cls.order
        rest = islice(order, cls.position(after.symbol) + 1, None)
        through_class = self.objects.kinds[receiver] == CLASS
        for ancestor in rest:
            holder = self.classes.get(ancestor)
            if holder is None and not ancestor.startswith("<builtin>."):
                self.add(target, (self.objects.external(f"{ancestor}.{name}"),))
                return
            if holder is not None and name in holder.members:
                handler = self.on_class_member if through_class and name != "__new__" else self.on_member
                if holder.members[name]:
                    self.watch(holder.members[name], (handler, receiver, target, name))
                return
        self._of_object(receiver, name, target, through_class)

    def _of_object(self, receiver: int, name: str, target: int, through_class: bool) -> None:
        """What every object has."""
        for path in (TYPE, OBJECT) if through_class else (OBJECT,):
            model = self.classes.get(path)
            if model is not None and name in model.members:
                self._bind_member(model, name, receiver, target)
                return

    # Objects that are not made by classes of ours

    def _of_heap(self, owner: int, name: str, target: int) -> None:
        self.connect(self.field(owner, name), target)
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
        elif not path.startswith("<builtin>.") and not self._is_stored(cls, name):
            self.add(target, (self.objects.external(f"{path}.{name}", 2),))

    def _of_external(self, owner: int, name: str, target: int) -> None:
        path = self.objects.names[owner]
        if not path:
            self.add(target, (owner,))
            return
        steps = self.objects.steps_behind(owner)
        # What hangs on a class or constant, or lies deep, is a value: modules are written small.
        steps += steps > 0 or path.rpartition(".")[2][:1].isupper() or path.count(".") > _DEEPEST_MODULE
        declared = self.declared_attribute(owner, name)
        if declared is not None:
            self.add(target, declared)
            return
        if self.objects.kinds[owner] == EXTERNAL:
            cls = self.model(path)
            if isinstance(cls, Class) and name in cls.members and cls.members[name]:
                self.watch(cls.members[name], (self._on_model_member, owner, target, name))
                return
        self.add(target, (self.objects.external(f"{path}.{name}", steps),))

    def _on_model_member(self, found: Found, watcher: Watcher) -> None:
        """`str.join` or `dict.fromkeys`, taken from the class itself."""
        _, owner, target, name = watcher
        path = f"{self.objects.names[owner]}.{name}"
        for number in found:
            is_function = self.objects.kinds[number] in (FUNCTION, WRAPPER)
            self.add(target, (self.objects.external(path) if is_function else number,))

    def _of_function(self, owner: int, name: str, target: int) -> None:
        self.connect(self.field(owner, name), target)
        if name in ("__name__", "__qualname__", "__doc__", "__module__"):
            self.add(target, (self.objects.constant("str"),))
        elif owner in self.marked:
            self.add(target, (self.objects.opaque,))
        else:
            self.asked_of_functions.setdefault(owner, []).append(target)

    marked: set[int]
    asked_of_functions: dict[int, list[int]]

    def _of_framework(self, owner: int, name: str, target: int) -> None:
        declared = self.declared_attribute(owner, name)
        if declared is not None:
            self.add(target, declared)

    def _of_many(self, owner: int, _name: str, target: int) -> None:
        self.add(target, (owner,))

    def _of_method(self, owner: int, name: str, target: int) -> None:
        body = self.objects.bodies[owner]
        if self.objects.kinds[owner] == METHOD and isinstance(body, int):
            self.connect(self.member(body, name), target)

    def _of_property(self, owner: int, name: str, target: int) -> None:
        if name in ("setter", "getter", "deleter"):
            self.add(target, (self.objects.the(LIBRARY, f"<builtin>.property.{name}", (None, owner), (name, owner)),))

    def _of_wrapper(self, owner: int, name: str, target: int) -> None:
        variable = self.objects.bodies[owner]
        assert isinstance(variable, int)
        if name in ("__func__", "__wrapped__"):
            self.connect(variable, target)

    def _of_partial(self, owner: int, name: str, target: int) -> None:
        body = self.objects.bodies[owner]
        if name == "func":
            self.connect(body.function, target)  # type: ignore[attr-defined]  # by its kind

    # Modules

    def _of_module(self, owner: int, name: str, target: int) -> None:
        self.connect(self.field(owner, name), target)
        module = self.objects.module_of(owner)
        full = f"{self.objects.names[owner]}.{name}"
        variable = self.module_name(module, name) if module is not None else 0
        if variable:
            self.connect(variable, target)
        elif self.is_module(full):
            self.add(target, (self.module_object(full),))
        elif module is not None:
            loader = self.module_name(module, "__getattr__")
            if loader:
                text = self.holding(self.objects.the(TEXT, name))
                self.call_all(loader, Call(self.getter_site(owner, name), (text,), (), target, module))

    def is_module(self, name: str) -> bool:
        """Whether a module or namespace package of ours has the name."""
        return name in self.modules or self.table.is_namespace(name)

    def module_object(self, name: str) -> int:
        """The object of a module or namespace package of ours."""
        return self.objects.the(MODULE, name, self.modules.get(name))

    def module_name(self, module: Module, name: str) -> int:
        """The variable of a name of a module; 0 when it has none."""
        raise NotImplementedError

    # Stores

    def on_store(self, found: Found, watcher: Watcher) -> None:
        """Something new may be the `x` of `x.name = value`."""
        _, name, source, caller, line = watcher
        kinds = self.objects.kinds
        for number in found:
            kind = kinds[number]
            if kind == INSTANCE:
                self._store_into_instance(number, name, source, caller, line)
            elif kind == CLASS:
                self._store_into_class(self.objects.class_of(number), name, source)
            elif kind not in (EXTERNAL, RESULT, CONSTANT, TEXT) and source:
                self.connect(source, self.field(number, name))
                self.member(number, name)
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

    def _on_stored_member(self, found: Found, watcher: Watcher) -> None:
        """Setters of properties, and `__set__` of descriptors."""
        _, owner, source, caller, line = watcher
        kinds = self.objects.kinds
        for number in found:
            call = Call(self.implicit_site(caller, line), (self.holding(owner), source), (), 0, self._place(owner))
            if kinds[number] == PROPERTY:
                body = self.objects.bodies[number]
                assert isinstance(body, Property)
                self.call_all(body.setter, call)
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
        for other in self.family(cls):
            self.forget_lookup(other, name)
            for owner in (self.instance_object(other), self.class_object(other)):
                known = self._members.get(owner, {}).get(name)
                if known is not None:
                    handler = self.on_member if self.objects.kinds[owner] == INSTANCE else self.on_class_member
                    self.watch(cls.members[name], (handler, owner, known, name))

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

    def forget_lookup(self, cls: Class, name: str) -> None:
        """The class may have the name now."""
        raise NotImplementedError

    def declared_attribute(self, owner: int, name: str) -> Iterable[int] | None:
        """What a framework's summary says of an attribute; None when it says nothing."""
        raise NotImplementedError

    def resolve_waiting(self) -> None:
        """The classes have their MRO: look up what waited for it."""
        waiting, self._waiting = self._waiting, []
        for owner, name in waiting:
            self._by_kind[self.objects.kinds[owner]](owner, name, self._members[owner][name])
        late, self._late = self._late, []
        for handler, arguments in late:
            handler(*arguments)

    def postponed(self, handler: Callable[..., None], *arguments: object) -> bool:
        """Whether it is too early to ask for the MRO of a class; then the handler is called in time."""
        if not self.is_ready:
            self._late.append((handler, arguments))
        return not self.is_ready


_ = CALLS
