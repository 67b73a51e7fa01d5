"""Descriptors: what becomes of the members of a class when they are taken through an object."""

from __future__ import annotations

from dataclasses import replace

from analyzers.flow.records import CALL_DECORATOR
from analyzers.linking.shared import Shared

from .ground import IMPLICIT, Call, Ground, Site
from .layout import Class, Function, Module
from .objects import CLASS, FRAMEWORK, FUNCTION, HEAP, INSTANCE, LIBRARY, METHOD, PARTIAL, PROPERTY, WRAPPER
from .propagation import Arrivals, Watcher

_NOT_MEMBERS_OF_ENUMS = (FUNCTION, WRAPPER, PROPERTY, CLASS, LIBRARY)
_CALLED = (FUNCTION, CLASS, METHOD, PARTIAL)
FIELD = "dataclasses.field"
"""What stands in the class for a field: its instances hold something else under the name."""
OBJECT = "<builtin>.object"
_APART = "_apart"
"""The member by which a model says that the objects of a class of the program below it are told apart."""
_UNKNOWN = "*"
"""The name of a keyword argument that stands for many."""
_CHANGES = "_changes"
"""The same for what is made for something that there is already: it is the first argument, or `instance`."""
TYPE = "<builtin>.type"
MAKES_INSTANCES = f"{TYPE}.__call__"


class Descriptors(Ground):
    """Functions that become methods, properties and other descriptors that are asked."""

    def begin_descriptors(self) -> None:
        """Before the first constraint."""
        self.getters: dict[tuple[int, str], int] = {}
        """Per attribute that is computed: the site of the functions that compute it."""
        self.computed_at = {}
        self.computing = {}
        self.apart: dict[int, dict[int, None]] = {}
        self.changing: dict[int, None] = {}
        """What stands for instances that are made for something that there is already."""
        """Per class: those of its instances that are told apart by the place that makes them."""

    def on_member(self, found: Arrivals, watcher: Watcher) -> None:
        """A value in the class of an instance: functions become methods, descriptors are asked."""
        _, owner, target, name = watcher
        kinds = self.objects.kinds
        for number in found:
            kind = kinds[number]
            if kind == FUNCTION:
                self.put(target, self.bound(number, owner))
            elif kind == WRAPPER:
                self._unwrap(number, owner, target)
            elif kind == PROPERTY:
                call = self.getting(owner, name, (self.holding(owner),), target)
                self.call_all(self.objects.property_of(number).getter, call)
            elif kind in (INSTANCE, HEAP) and self.has(number, "__get__"):
                self._describe(number, owner, target, name)
            elif kind != HEAP or self.objects.names[number] != FIELD:
                self.put(target, number)

    def on_class_member(self, found: Arrivals, watcher: Watcher) -> None:
        """A value in a class that is read through the class."""
        _, owner, target, name = watcher
        cls = self.objects.class_of(owner)
        kinds = self.objects.kinds
        for number in found:
            kind = kinds[number]
            if cls.is_enum and kind not in _NOT_MEMBERS_OF_ENUMS and not name.startswith("_"):
                instance = self.instance_object(cls)
                self.put(self.field(instance, "value"), number)
                self.put(target, instance)
            elif kind == WRAPPER:
                self._unwrap(number, owner, target)
            elif kind in (INSTANCE, HEAP) and self.has(number, "__get__"):
                self._describe(number, owner, target, name)
            else:
                self.put(target, number)

    def _describe(self, number: int, owner: int, target: int, name: str) -> None:
        """Ask a descriptor: `__get__(instance, class)`; of a class the instance is None."""
        if self.objects.kinds[owner] == CLASS:
            arguments = (0, self.holding(owner))
        else:
            cls = self.class_behind(owner)
            arguments = (self.holding(owner), self.holding(self.class_object(cls)) if cls is not None else 0)
        self.invoke(number, "__get__", self.getting(owner, name, arguments, target))

    def _unwrap(self, number: int, owner: int, target: int) -> None:
        """What `staticmethod` and `classmethod` make of a function."""
        variable = self.objects.wrapped_by(number)
        if self.objects.names[number] == "staticmethod":
            self.connect(variable, target)
            return
        if self.objects.kinds[owner] != CLASS:
            cls = self.class_behind(owner)
            if cls is None:
                return
            owner = self.class_object(cls)
        self.watch(variable, (self.on_member, owner, target, ""))

    def bound(self, function: int, owner: int) -> int:
        """The method that a function is when it is taken through an object."""
        body = self.objects.function_of(function)
        if body.module.is_library:
            path = self._known_as(body, owner)
            return self.objects.the(LIBRARY, path, (body, owner), (path, owner, id(body)))
        kind = self.objects.kinds[owner]
        is_told = kind in (INSTANCE, CLASS) and (self.is_told_apart(body) or self._is_made_apart(body, owner))
        if self.is_apart(owner) or is_told or (kind == FRAMEWORK and body.symbol in self.shared.methods):
            function = self.copy_for_receiver(function, owner)
            body = self.objects.function_of(function)
        if body.positional:
            self.put(body.positional[0].variable, owner)
        elif body.variadic is not None:
            self.put(self.elements(body.rest), owner)
        return self.objects.the(METHOD, body.symbol, function, function)

    def is_apart(self, owner: int) -> bool:
        """Whether an object stands for what one place makes of a class of the program, and for nothing else."""
        if not self.apart or self.objects.kinds[owner] != INSTANCE:
            return False
        return owner in self.apart.get(id(self.objects.class_of(owner)), ())

    def is_told_apart(self, function: Function) -> bool:
        """Whether each receiver of a method has a copy of it."""
        if function.depends_on_receiver or (self.knows_tables and function.returns_own):
            return True
        if function.symbol in self.shared.methods:
            return True
        return function.owner is not None and bool(function.owner.subclasses) and function.returns_inherited

    def _is_made_apart(self, function: Function, owner: int) -> bool:
        """Whether a metaclass makes the instances of each class: `def __call__(cls): return super().__call__()`."""
        if self.objects.kinds[owner] != CLASS or function.scope.name != "__call__" or not function.returns_inherited:
            return False
        return function.owner is not None and function.owner.symbol not in self.objects.class_of(owner).order

    @property
    def knows_tables(self) -> bool:
        """Whether values stand for tables: then a table may depend on which class a method is called on."""
        raise NotImplementedError

    @property
    def shared(self) -> Shared:
        """Code that several tables share."""
        raise NotImplementedError

    def copy_for_receiver(self, function: int, owner: int) -> int:
        """The function object whose body one receiver has for itself."""
        raise NotImplementedError

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

    def getting(self, owner: int, name: str, arguments: tuple[int, ...], target: int) -> Call:
        """The call of what computes an attribute; whoever reads it is a caller."""
        key = (owner, name)
        site = self.getters.get(key)
        if site is None:
            site = self.getters[key] = self.site(Site(-1, 0, IMPLICIT))
            self.computed_at[site] = key
        return Call(site, arguments, (), target, self._place(owner))

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

    def instance_made(self, cls: Class, call: Call) -> int:
        """The object that a place makes: its own if a model says so, for decorators, for descriptors of functions."""
        is_apart = self._is_marked_apart(cls, call) or self._is_given_functions(cls, call)
        is_apart = is_apart or (call.form == CALL_DECORATOR and self.find(cls, "__call__") is not None)
        if call.is_inner or not (is_apart or cls.symbol in self.shared.keepers):
            return self.instance_object(cls)
        made = self.objects.the(INSTANCE, cls.symbol, cls, ("apart", id(cls), call.site))
        self.apart.setdefault(id(cls), {})[made] = None
        return made

    def given_instance(self, cls: Class, call: Call) -> int:
        """The object that stands for instances that are made for something that there is already.

        0 where a place makes none, or the model of the class does not tell them apart from others.
        """
        names = ("instance",) if call.is_inner else ("instance", _UNKNOWN)
        is_given = any(call.arguments[:1]) or any(name in names and value for name, value in call.keywords)
        if not is_given or self.find(cls, _CHANGES) is None:
            return 0
        made = self.objects.the(INSTANCE, cls.symbol, cls, ("changes", id(cls)))
        self.changing[made] = None
        return made

    def _is_marked_apart(self, cls: Class, call: Call) -> bool:
        """Whether a module makes an object of a class whose model says that each is its own."""
        return isinstance(call.place, Module) and self.find(cls, _APART) is not None

    def _is_given_functions(self, cls: Class, call: Call) -> bool:
        """Whether a class makes a descriptor that is given something to call."""
        if not isinstance(call.place, Class) or not self.find(cls, "__get__"):
            return False
        given = (*map(abs, call.arguments), *(value for _, value in call.keywords))
        return any(self.objects.kinds[number] in _CALLED for value in given for number in self.of(value))

    def objects_of(self, cls: Class) -> list[int]:
        """The class, and all that stands for instances of it."""
        return [self.instance_object(cls), self.class_object(cls), *self.apart.get(id(cls), ())]


def without_instance(call: Call) -> Call:
    """The call, but for the first argument by place and the one that is called `instance`."""
    first = call.arguments[:1]
    arguments = (*(min(one, 0) for one in first), *call.arguments[1:])
    keywords = tuple((name, value) for name, value in call.keywords if name != "instance")
    return replace(call, arguments=arguments, keywords=keywords)
