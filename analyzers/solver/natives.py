"""Built-in functions that no model can express: they look at classes, names or the place of the call."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from .ground import Call
from .layout import Class, Function, Module, module_of
from .loading import Loading
from .objects import (
    CLASS,
    CONSTANT,
    HEAP,
    INSTANCE,
    PARTIAL,
    PROPERTY,
    RESULT,
    SUPER,
    TEXT,
    WRAPPER,
    Partial,
    Property,
)
from .propagation import Arrivals, Watcher

_MOST_NAMES = 40
"""Of more names than this, `getattr` may give anything."""


class Natives(Loading):
    """`super`, `type`, `getattr`, `partial`, decorators of methods, dataclasses, imports by name."""

    def begin_natives(self) -> None:
        """Before the first constraint."""
        self._natives: dict[str, Callable[[Call], None]] = {
            "<builtin>.super": self._super,
            "<builtin>.type": self._type,
            "<builtin>.getattr": self._getattr,
            "<builtin>.object.__getattribute__": self._getattr,
            "<builtin>.setattr": self._setattr,
            "<builtin>.delattr": self._nothing,
            "<builtin>.staticmethod": lambda call: self._wrap(call, "staticmethod"),
            "<builtin>.classmethod": lambda call: self._wrap(call, "classmethod"),
            "<builtin>.property": self._property,
            "abc.abstractproperty": self._property,
            "<builtin>.isinstance": self._boolean,
            "<builtin>.issubclass": self._boolean,
            "<builtin>.callable": self._boolean,
            "<builtin>.hash": self._hash,
            "<builtin>.hasattr": self._boolean,
            "<builtin>.globals": self._globals,
            "<builtin>.__import__": self.import_top,
            "importlib.import_module": self.import_module,
            "functools.partial": self._partial,
            "dataclasses.dataclass": self._dataclass,
            "dataclasses.dataclass_transform": self._dataclass,
            "collections.namedtuple": self.named_tuple,
            "typing.NamedTuple": self.named_tuple,
            "typing.cast": self._cast,
            "typing.TypeVar": self._type_variable,
        }
        self._once: set[object] = set()
        self.casts: list[tuple[int, int]] = []
        """Classes that values are said to have, with the variables of the values."""
        self._asked: dict[int, set[str]] = {}

    def call_native(self, path: str, call: Call) -> bool:
        """Functions that no model can express; whether this is one."""
        handler = self._natives.get(path)
        if handler is None:
            return False
        handler(call)
        return True

    def call_native_method(self, path: str, function: Function | None, owner: int, call: Call) -> bool:
        """The methods of properties and containers, and of texts of which something is known."""
        known = self.objects.bodies[owner]
        if self.is_known_text(owner):
            self.compose_by_method(path, owner, call)
            return False
        if not isinstance(known, Property):
            return function is not None and self.call_container_method(function, owner, call)
        if call.arguments and call.result:
            self._change_property(path.rpartition(".")[2], known, call)
        return True

    def _nothing(self, call: Call) -> None:
        """Nothing comes of it."""

    def _boolean(self, call: Call) -> None:
        if call.result:
            self.put(call.result, self.objects.constant("bool"))

    def _hash(self, call: Call) -> None:
        self.hash_value(self.argument(call, 0), call)
        if call.result:
            self.put(call.result, self.objects.constant("int"))

    # Classes

    def _super(self, call: Call) -> None:
        place: Function | Class | Module = call.place
        function: Function | None = None
        while isinstance(place, Function):
            function, place = place, place.around
        if not call.result or function is None or not isinstance(place, Class):
            return
        receiver = self.argument(call, 1) or self._receiver(call.place)
        named = self.argument(call, 0)
        if named:
            self.watch(named, (self._on_super_class, receiver, call.result))
        else:
            self._super_from(place, receiver, call.result)

    def _receiver(self, place: Function | Class | Module) -> int:
        """The first parameter of the method around a place."""
        method: Function | None = None
        while isinstance(place, Function):
            method, place = place, place.around
        return method.positional[0].variable if method is not None and method.positional else 0

    def _on_super_class(self, found: Arrivals, watcher: Watcher) -> None:
        _, receiver, result = watcher
        for number in found:
            if self.objects.kinds[number] == CLASS:
                self._super_from(self.objects.class_of(number), receiver, result)

    def _super_from(self, cls: Class, receiver: int, result: int) -> None:
        if receiver:
            self.watch(receiver, (self._on_super_receiver, cls, result))

    def _on_super_receiver(self, found: Arrivals, watcher: Watcher) -> None:
        _, cls, result = watcher
        for number in found:
            if self.objects.kinds[number] in (INSTANCE, CLASS) or self._is_of_model(number, cls):
                key = (id(cls), number)
                self.put(result, self.objects.the(SUPER, cls.symbol, (cls, number), key))

    def _is_of_model(self, number: int, cls: Class) -> bool:
        """Whether an object of a library class is asked by the model of the class itself."""
        return cls.module.is_framework and self.objects.kinds[number] == HEAP

    def _type(self, call: Call) -> None:
        """`type(x)`: the class of `x`; with three arguments a class that nobody wrote down."""
        if call.result and len(call.arguments) == 1 and call.arguments[0] > 0:
            self.watch(call.arguments[0], (self._on_type, call.result))
        elif call.result:
            self.watch(self.argument(call, 1) or self.new(1), (self._on_bases, call.result))

    def _on_type(self, found: Arrivals, watcher: Watcher) -> None:
        for number in found:
            kind = self.objects.kinds[number]
            if kind == INSTANCE:
                self.put(watcher[1], self.class_object(self.objects.class_of(number)))
            elif kind in (HEAP, RESULT):
                self.put(watcher[1], self.objects.external(self.objects.names[number]))
            elif kind in (CONSTANT, TEXT):
                word = "str" if kind == TEXT else self.objects.names[number]
                self.put(watcher[1], self.objects.external(f"<builtin>.{word}"))

    def _on_bases(self, found: Arrivals, watcher: Watcher) -> None:
        """A class made by `type(name, bases, members)` is as good as its bases."""
        for number in found:
            if self.objects.kinds[number] == HEAP:
                self.connect(self.elements(number), watcher[1])

    def _dataclass(self, call: Call) -> None:
        """The decorator with and without arguments."""
        decorated = self.argument(call, 0, "cls")
        if not call.result:
            return
        if decorated:
            self.connect(decorated, call.result)
            self.watch(decorated, (self._on_dataclass,))
        else:
            self.put(call.result, self.objects.external("dataclasses.dataclass"))

    def _on_dataclass(self, found: Arrivals, _watcher: Watcher) -> None:
        for number in found:
            if self.objects.kinds[number] == CLASS:
                cls = self.objects.class_of(number)
                if cls.fields is None:
                    cls.fields = self.field_names(cls)

    def _cast(self, call: Call) -> None:
        """`cast(T, value)`: the value, and an instance of `T` when nothing is known of it."""
        wanted, value = self.argument(call, 0), self.argument(call, 1)
        if call.result:
            if value:
                self.connect(value, call.result)
            if wanted:
                self.casts.append((wanted, call.result))

    def _type_variable(self, call: Call) -> None:
        """As an annotation, a type variable says what its bound or its constraints say."""
        bounds = [value for name, value in call.keywords if name == "bound"]
        for bound in (*call.arguments[1:], *bounds):
            self.connect(abs(bound), call.result)

    # Attributes by name

    def _getattr(self, call: Call) -> None:
        target, name = self.argument(call, 0), self.argument(call, 1)
        if not call.result:
            return
        default = self.argument(call, 2)
        if default:
            self.connect(default, call.result)
        if target and name:
            self.watch(name, (self._on_name, target, call))

    def _on_name(self, found: Arrivals, watcher: Watcher) -> None:
        _, target, call = watcher
        for number in found:
            if self.objects.kinds[number] == TEXT:
                self._load_named(self.objects.names[number], target, call)
            elif self.objects.pattern_of(number):
                self.load_alike(self.objects.pattern_of(number), target, call)
            elif self.is_composed(number):
                names = self.texts_of(self.holding(number))
                self.ask_for_texts((names,), partial(self._load_composed, names, target, call))

    def _load_composed(self, names: int, target: int, call: Call) -> None:
        for name in self.known_texts(names) or ():
            self._load_named(name, target, call)

    def _load_named(self, name: str, target: int, call: Call) -> None:
        site, asked = self.sites[call.site], self._asked.setdefault(call.result, set())
        if len(asked) < _MOST_NAMES and name not in asked:
            asked.add(name)
            self.watch(target, (self.on_load, name, call.result, site.caller, site.line))

    def _setattr(self, call: Call) -> None:
        target, name, value = (self.argument(call, position) for position in range(3))
        if target and name and value:
            self.watch(name, (self._on_stored_name, target, value, call))

    def _on_stored_name(self, found: Arrivals, watcher: Watcher) -> None:
        _, target, value, call = watcher
        site = self.sites[call.site]
        for number in found:
            if self.objects.kinds[number] == TEXT:
                self.watch(target, (self.on_store, self.objects.names[number], value, site.caller, site.line))

    # Functions

    def _wrap(self, call: Call, word: str) -> None:
        wrapped = self.argument(call, 0)
        if wrapped and call.result:
            self.put(call.result, self.objects.the(WRAPPER, word, wrapped, (word, wrapped)))

    def _property(self, call: Call) -> None:
        functions = [self.argument(call, position, name) for position, name in enumerate(("fget", "fset", "fdel"))]
        if call.result and ("property", call.result) not in self._once:
            self._once.add(("property", call.result))
            getter, setter, deleter = (function or self.new(1) for function in functions)
            self.put(call.result, self.objects.new(PROPERTY, "property", Property(getter, setter, deleter)))

    def _change_property(self, word: str, known: Property, call: Call) -> None:
        key = (word, call.result, id(known))
        if key in self._once:
            return
        self._once.add(key)
        new = self.argument(call, 0)
        changed = Property(
            new if word == "getter" else known.getter,
            new if word == "setter" else known.setter,
            new if word == "deleter" else known.deleter,
        )
        self.put(call.result, self.objects.new(PROPERTY, "property", changed))

    def _partial(self, call: Call) -> None:
        function = self.argument(call, 0)
        if function and call.result:
            key = ("partial", call.result, call.site)
            body = Partial(function, call.arguments[1:], call.keywords)
            self.put(call.result, self.objects.the(PARTIAL, "functools.partial", body, key))

    # Modules

    def _globals(self, call: Call) -> None:
        """The namespace of the module as a mapping."""
        module = module_of(call.place)
        key = ("globals", module.name)
        known = self.objects.shared_heap("<builtin>.dict", key)
        if key not in self._once:
            self._once.add(key)
            for name in module.flow.scopes[0].names:
                variable = self.module_name(module, name)
                if variable:
                    self.connect(variable, self.element(known, name))
        if call.result:
            self.put(call.result, known)
