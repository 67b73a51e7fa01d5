"""Calls: from what is called to parameters, results and edges."""

from __future__ import annotations

from collections.abc import Callable

from .containers import CONTAINERS, UNKNOWN, Containers
from .ground import BUILTIN, CALLS, EXTERNAL_CODE, IMPLICIT, PROJECT, Call
from .layout import Class, Function
from .objects import (
    CLASS,
    EXTERNAL,
    FRAMEWORK,
    FUNCTION,
    GENERATOR,
    HEAP,
    INSTANCE,
    LIBRARY,
    MANY,
    METHOD,
    PARTIAL,
    RESULT,
    TEXT,
    WRAPPER,
    Partial,
)
from .propagation import Objects as Found
from .propagation import Watcher

_DEEPEST_MODEL = 6
"""Models that call models: behind so many nothing of ours is called back any more."""
_NEW = "__new__"


class Calls(Containers):
    """Resolves calls of every kind of object."""

    def begin_calls(self) -> None:
        """Before the first constraint."""
        self._clones: dict[tuple[object, ...], Function] = {}
        self._made: dict[tuple[object, ...], int] = {}
        self._copies: dict[tuple[object, ...], Function] = {}
        self._copied: dict[str, int] = {}
        self.crowded = set()
        self.marked = set()
        self.asked_of_functions = {}
        self._call_by_kind: dict[int, Callable[[int, Call], None]] = {
            FUNCTION: self._call_function,
            METHOD: self._call_method,
            CLASS: self._call_class,
            INSTANCE: self._call_instance,
            HEAP: self._call_instance,
            EXTERNAL: self._call_external,
            RESULT: self._call_result,
            LIBRARY: self._call_library,
            PARTIAL: self._call_partial,
            MANY: self._call_many,
            FRAMEWORK: self._call_framework,
            WRAPPER: self._call_wrapper,
        }

    def call_all(self, function: int, call: Call) -> None:
        """Call whatever the variable holds, now and later."""
        self.watch(function, (self.on_call, call))

    def on_call(self, found: Found, watcher: Watcher) -> None:
        """Something new may be called."""
        call = watcher[1]
        kinds, by_kind = self.objects.kinds, self._call_by_kind
        for number in found:
            handler = by_kind.get(kinds[number])
            if handler is not None:
                handler(number, call)

    def call_object(self, target: int, call: Call) -> None:
        """Call one object."""
        handler = self._call_by_kind.get(self.objects.kinds[target])
        if handler is not None:
            handler(target, call)

    def invoke(self, owner: int, name: str, call: Call) -> bool:
        """Call a special method, which Python looks up in the class; whether there is one."""
        cls = self.class_behind(owner)
        holder = self.find(cls, name) if cls is not None else None
        if holder is None or not holder.members[name]:
            return False
        self.watch(holder.members[name], (self._on_special, owner, call))
        return True

    def _on_special(self, found: Found, watcher: Watcher) -> None:
        _, owner, call = watcher
        for number in found:
            kind = self.objects.kinds[number]
            if kind == FUNCTION:
                self.call_object(self.bound(number, owner), call)
            elif kind == WRAPPER:
                target = self.new(1)
                self._unwrap(number, owner, target)
                self.call_all(target, call)
            else:
                self.call_object(number, call)

    # Functions of ours

    def _call_function(self, number: int, call: Call) -> None:
        function = self.objects.function_of(number)
        if function.module.is_library:
            self._inline(function, call, 0)
            return
        self.note(call, function.symbol)
        if len(call.arguments) > 1 and self._is_loader(number, call):
            return
        if self._needs_copy(function, call):
            function = self.copy_for(function, call)
        self.pass_arguments(function, call, 0)
        self.give_result(function, call)

    def _is_loader(self, number: int, call: Call) -> bool:
        """Whether a function of ours loads what its arguments name: a reader may recognise it."""
        declared = self.declared_result(number, call)
        if declared and call.result:
            self.add(call.result, declared)
        return bool(declared)

    @staticmethod
    def _needs_copy(function: Function, call: Call) -> bool:
        """Whether what one place gives to a function must not be mixed with what others give."""
        return function.makes_functions or (call.form == DECORATOR and function.is_small) or function.hands_back

    def copy_for(self, function: Function, call: Call) -> Function:
        """A copy of a function for one place that calls it, so that the functions it makes are told apart."""
        place = call.place
        generation = place.generation + 1 if isinstance(place, Function) else 1
        key = (call.site, function.symbol, id(function))
        known = self._copies.get(key)
        if known is not None:
            return known
        count = self._copied.get(function.symbol, 0)
        if generation > _MOST_GENERATIONS or count >= _MOST_COPIES or self._has_classes(function):
            return function
        self._copied[function.symbol] = count + 1
        copy = self._copies[key] = self.copy_function(function, generation)
        return copy

    @staticmethod
    def _has_classes(function: Function) -> bool:
        scopes = function.module.flow.scopes
        first, end = function.scope.first, function.scope.end
        return any(scope.kind == "class" and first <= scope.first < end for scope in scopes)

    def copy_function(self, function: Function, generation: int) -> Function:
        """The function with new variables; its calls stay its own."""
        raise NotImplementedError

    def _call_method(self, number: int, call: Call) -> None:
        underlying = self.objects.bodies[number]
        assert isinstance(underlying, int)
        function = self.objects.function_of(underlying)
        self.note(call, function.symbol)
        if function.positional and self._needs_copy(function, call):
            receiver = function.positional[0].variable
            function = self.copy_for(function, call)
            self.connect(receiver, function.positional[0].variable)
        self.pass_arguments(function, call, 1)
        self.give_result(function, call)

    def give_result(self, function: Function, call: Call) -> None:
        """What a call gives: for a generator function a generator."""
        if not call.result:
            return
        if function.yielded:
            self.add(call.result, (self.objects.the(GENERATOR, function.symbol, function, id(function)),))
        else:
            self.connect(function.returned, call.result)

    def pass_arguments(self, function: Function, call: Call, shift: int) -> None:
        """Let arguments flow into parameters; the receiver took the first `shift` ones already."""
        positional = function.positional
        position, given = shift, set()
        has_star = False
        for argument in call.arguments:
            if argument < 0:
                self.watch(-argument, (self._on_star, function, position))
                has_star = True
                continue
            if position < len(positional):
                given.add(positional[position].name)
                if argument:
                    self.connect(argument, positional[position].variable)
            elif function.variadic is not None and argument:
                key = UNKNOWN if has_star else self._rest_key(position - len(positional))
                self.connect(argument, self.element(function.rest, key))
            position += 1
        has_star = self._pass_keywords(function, call, given) or has_star
        self._pass_defaults(function, shift, given, has_star)

    @staticmethod
    def _rest_key(position: int) -> str:
        """Where `*args` keeps an argument; a function that hands on one more each time must come to an end."""
        return f"#{position}" if position < _MOST_POSITIONS else UNKNOWN

    def _pass_keywords(self, function: Function, call: Call, given: set[str]) -> bool:
        """The keyword arguments; whether an unpacked mapping is among them."""
        has_mapping = False
        for name, argument in call.keywords:
            if name == UNKNOWN:
                has_mapping = True
                if argument:
                    self.watch(argument, (self._on_mapping, function))
                continue
            parameter = function.by_name.get(name)
            given.add(name)
            if not argument:
                continue
            if parameter is not None:
                self.connect(argument, parameter.variable)
            elif function.keywords is not None:
                self.connect(argument, self.element(function.named, name))
        return has_mapping

    def _pass_defaults(self, function: Function, shift: int, given: set[str], is_open: bool) -> None:
        for position, parameter in enumerate(function.parameters):
            if parameter.default and (is_open or parameter.name not in given) and position >= shift:
                self.connect(parameter.default, parameter.variable)

    def _on_star(self, found: Found, watcher: Watcher) -> None:
        """`f(*values)`."""
        _, function, position = watcher
        for number in found:
            if self.is_container(number, "__iter__", self.nowhere):
                self.each_element(number, (self._on_star_element, function, position))
            elif self.objects.kinds[number] == GENERATOR:
                yielded = self.objects.function_of(number).yielded
                self._on_star_element((UNKNOWN, yielded), (None, function, position))

    def _on_star_element(self, element: tuple[str, int], listener: Watcher) -> None:
        key, variable = element
        _, function, first = listener
        positional = function.positional
        if key[:1] == "#" and key[1:].isdigit():
            position = first + int(key[1:])
            if position < len(positional):
                self.connect(variable, positional[position].variable)
            elif function.variadic is not None:
                self.connect(variable, self.element(function.rest, self._rest_key(position - len(positional))))
            return
        for parameter in positional[first:]:
            self.connect(variable, parameter.variable)
        if function.variadic is not None:
            self.connect(variable, self.element(function.rest, UNKNOWN))

    def _on_mapping(self, found: Found, watcher: Watcher) -> None:
        """`f(**values)`."""
        for number in found:
            if self.is_container(number, "__getitem__", self.nowhere):
                self.each_element(number, (self._on_named_element, watcher[1]))

    def _on_named_element(self, element: tuple[str, int], listener: Watcher) -> None:
        key, variable = element
        function = listener[1]
        if key != UNKNOWN:
            parameter = function.by_name.get(key)
            if parameter is not None:
                self.connect(variable, parameter.variable)
            elif function.keywords is not None:
                self.connect(variable, self.element(function.named, key))
            return
        for parameter in function.by_name.values():
            self.connect(variable, parameter.variable)
        if function.keywords is not None:
            self.connect(variable, self.element(function.named, UNKNOWN))

    # Classes and instances

    def _call_class(self, number: int, call: Call) -> None:
        cls = self.objects.class_of(number)
        if cls.module.is_library:
            self._make_heap(cls.symbol, call)
            return
        if self.postponed(self._call_class, number, call):
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
        if not call.is_inner:
            self.made_at.setdefault(cls.symbol, {})[call.site] = self.phase
        instance = self.instance_object(cls)
        if call.result:
            self.add(call.result, (instance,))
        maker = self.find(cls, _NEW)
        if maker is not None and not maker.module.is_library and maker.members[_NEW]:
            self.watch(maker.members[_NEW], (self._on_new, number, call))
        self._initialize(cls, instance, call)

    made_at: dict[str, dict[int, int]]
    """Per class: the sites that make instances of it, with the phase in which that was found."""

    def _on_new(self, found: Found, watcher: Watcher) -> None:
        """`__new__` is a static method that gets the class."""
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
            is_nearer = outside in cls.order[:before]
            if not is_nearer:
                self.invoke(instance, "__init__", silent)
                return
        if cls.fields is not None:
            self._fill_fields(cls, instance, call)
        elif outside and outside not in self.classes:
            self.note(call, f"{outside}.__init__", EXTERNAL_CODE)

    def _fill_fields(self, cls: Class, instance: int, call: Call) -> None:
        """The `__init__` that a dataclass or named tuple has without writing it."""
        names = self.field_names(cls)
        plain = [argument for argument in call.arguments if argument > 0 or argument == 0]
        given = dict(zip(names, plain, strict=False))
        given.update((name, value) for name, value in call.keywords if name != UNKNOWN)
        for name, value in given.items():
            if value:
                self.connect(value, self.field(instance, name))
                self.member(instance, name)
        for argument in (a for a in call.arguments if a < 0):
            for name in names:
                self.watch(-argument, (self.on_iterate, self.field(instance, name), self.nowhere))
        for name in names:
            if name not in given:
                self.watch(self.member(instance, name), (self._on_default_field, self.field(instance, name), call))
        self.invoke(instance, "__post_init__", Call(call.site, (), (), 0, call.place, call.is_inner, call.depth))

    def _on_default_field(self, found: Found, watcher: Watcher) -> None:
        """`field(default_factory=f)` calls `f`, `field(default=x)` gives `x`."""
        _, target, call = watcher
        for number in found:
            if self.objects.names[number] == "dataclasses.field" and self.objects.kinds[number] == HEAP:
                inner = Call(call.site, (), (), target, call.place, True, call.depth)
                self.call_all(self.field(number, "default_factory"), inner)
                self.connect(self.field(number, "default"), target)

    def _call_instance(self, number: int, call: Call) -> None:
        if self.objects.kinds[number] == HEAP:
            self.answered(call, EXTERNAL_CODE)
            silent = Call(call.site, call.arguments, call.keywords, call.result, call.place, True, call.depth)
            self.invoke(number, "__call__", silent)
            return
        if self.invoke(number, "__call__", call):
            return
        cls = self.class_behind(number)
        outside = self.outside(cls) if cls is not None else ""
        if outside and self.objects.kinds[number] == INSTANCE:
            self.note(call, f"{outside}.__call__", EXTERNAL_CODE)

    # Code from outside

    def _call_external(self, number: int, call: Call) -> None:
        path = self.objects.names[number]
        if call.form == DECORATOR and path in _MARKS:
            self.answered(call, BUILTIN)
        else:
            self.note_path(call, path)
        if self.call_native(path, call):
            return
        if self._is_declared(number, call):
            return
        model = self.model(path)
        if isinstance(model, Class):
            self._make_heap(path, call)
        elif isinstance(model, Function):
            self._inline(model, call, 0)
        else:
            self._call_unknown(number, call)

    def _on_marked(self, found: Found, watcher: Watcher) -> None:
        """What a decorator from outside got may have attributes from there: `task.delay`."""
        for number in found:
            if self.objects.kinds[number] == FUNCTION:
                self.marked.add(number)
                for target in self.asked_of_functions.pop(number, ()):
                    self.add(target, (self.objects.opaque,))

    marked: set[int]
    """Functions that decorators from outside got."""
    asked_of_functions: dict[int, list[int]]
    """Variables that wait for attributes of functions."""

    def _is_declared(self, number: int, call: Call) -> bool:
        """Whether a framework reader knows the result."""
        declared = self.declared_result(number, call)
        if declared is not None and call.result:
            self.add(call.result, declared)
        return declared is not None

    def _call_unknown(self, number: int, call: Call) -> None:
        """Nothing is known but the name; a decorator is taken to give back what it decorates."""
        if call.form == DECORATOR:
            if call.arguments and call.result:
                self.connect(call.arguments[0], call.result)
                self.watch(call.arguments[0], (self._on_marked,))
        elif call.result:
            known = self.objects.result(self.objects.names[number], self.objects.steps_behind(number) + 1)
            self.add(call.result, (known,))

    def _call_result(self, number: int, call: Call) -> None:
        if self._is_declared(number, call):
            self.answered(call, EXTERNAL_CODE)
            return
        if call.form == DECORATOR:
            # What a decorator factory returned has no name of its own.
            self.answered(call, EXTERNAL_CODE)
            self._call_unknown(number, call)
            return
        self.answered(call, EXTERNAL_CODE)
        if call.result:
            self.add(call.result, (number,))

    def _make_heap(self, path: str, call: Call) -> None:
        """An instance of a library class, one for each place that makes it."""
        cls = self.model(path) or self.classes.get(path)
        if not isinstance(cls, Class):
            return
        word = cls.symbol.removeprefix("<builtin>.")
        if word in ELEMENTARY:
            self._make_constant(word, cls, call)
            return
        known = self.class_object(cls)
        key = (call.site, call.result, call.arguments, known) if self._keeps_state(cls) else (known,)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self.heap(cls.symbol)
        if call.result:
            self.add(call.result, (made,))
        silent = Call(call.site, call.arguments, call.keywords, 0, call.place, True, call.depth)
        self.invoke(made, "__init__", silent)

    def _keeps_state(self, cls: Class) -> bool:
        """Whether objects of a library class differ: they hold elements, or what was given to them."""
        order = [self.classes[a] for a in cls.order if a in self.classes]
        return any(a.stored or a.symbol in CONTAINERS for a in order) or self.find(cls, "__setitem__") is not None

    def _make_constant(self, word: str, cls: Class, call: Call) -> None:
        """`str(x)` asks `x`, and gives a string like any other."""
        constant = self.objects.constant(word)
        if call.result:
            self.add(call.result, (constant,))
        silent = Call(call.site, call.arguments, call.keywords, 0, call.place, True, call.depth)
        holder = self.find(cls, "__init__")
        if holder is not None and holder.members["__init__"]:
            self.watch(holder.members["__init__"], (self._on_special, constant, silent))

    def _call_library(self, number: int, call: Call) -> None:
        """A method of a library class with its receiver."""
        path = self.objects.names[number]
        body, owner = self.objects.bodies[number]  # type: ignore[misc]  # by its kind
        if call.form == DECORATOR and path.startswith("<builtin>.property."):
            self.answered(call, BUILTIN)
        else:
            self.note_path(call, path)
        if self.call_native_method(path, owner, call):
            return
        if isinstance(body, Function) and not (call.is_inner and _is_plain(path)):
            self._inline(body, call, 1, owner)

    def _inline(self, function: Function, call: Call, shift: int, owner: int = -1) -> None:
        """A library model gets variables of its own at each place that calls it."""
        if call.depth >= _DEEPEST_MODEL:
            return
        key = (call.site, call.result, call.arguments, id(function))
        clone = self._clones.get(key)
        is_new = clone is None
        if clone is None:
            clone = self._clones[key] = self.clone(function, call)
        if owner >= 0 and clone.positional:
            self.add(clone.positional[0].variable, (owner,))
        if not is_new:
            return
        self.pass_arguments(clone, call, shift)
        self.give_result(clone, call)

    def clone(self, function: Function, call: Call) -> Function:
        """The function with new variables, its own calls being calls of the place that calls it."""
        raise NotImplementedError

    # The rest

    def _call_framework(self, number: int, call: Call) -> None:
        """A method that a framework reader knows, such as that of a query."""
        self.answered(call, EXTERNAL_CODE)
        declared = self.declared_result(number, call)
        if declared and call.result:
            self.add(call.result, declared)

    def _call_many(self, number: int, call: Call) -> None:
        """More is called here than can be told."""
        self.crowded.add(call.site)

    crowded: set[int]
    """Sites that call more than can be told."""

    def _call_partial(self, number: int, call: Call) -> None:
        if call.depth >= _DEEPEST_MODEL:
            self.crowded.add(call.site)
            return
        body = self.objects.bodies[number]
        assert isinstance(body, Partial)
        arguments = (*body.arguments, *call.arguments)
        keywords = (*((n, v) for n, v in body.keywords if n not in dict(call.keywords)), *call.keywords)
        full = Call(call.site, arguments, keywords, call.result, call.place, call.is_inner, call.depth + 1)
        self.call_all(body.function, full)

    def _call_wrapper(self, number: int, call: Call) -> None:
        variable = self.objects.bodies[number]
        assert isinstance(variable, int)
        self.call_all(variable, call)

    def call_native(self, path: str, call: Call) -> bool:
        """Functions that no model can express; whether this is one."""
        raise NotImplementedError

    def call_native_method(self, path: str, owner: int, call: Call) -> bool:
        """Methods that no model can express; whether this is one."""
        raise NotImplementedError

    def declared_result(self, number: int, call: Call) -> Found | None:
        """What a framework's summary says of a result; None when it says nothing."""
        raise NotImplementedError


_FOLLOWED = frozenset(
    {"__init__", "__iter__", "__next__", "__getitem__", "__setitem__", "__missing__", "__enter__", "__exit__", "__call__"}
    | {"__get__", "__set__"}
)


def _is_plain(path: str) -> bool:
    """Special methods of built-in types that models ask for: what they would ask in turn is not worth its cost."""
    name = path.rpartition(".")[2]
    return path.startswith("<builtin>.") and name.startswith("__") and name not in _FOLLOWED


ELEMENTARY = frozenset({"str", "int", "float", "bool", "bytes", "complex"})
_MOST_POSITIONS = 12
_MOST_GENERATIONS = 3
_MOST_COPIES = 150
"""Copies of one function; the places beyond share one."""
DECORATOR = 1
_MARKS = frozenset({"<builtin>.property", "<builtin>.staticmethod", "<builtin>.classmethod"})
"""Decorators that only say what a function is."""
_ = (CALLS, IMPLICIT, PROJECT, TEXT)
