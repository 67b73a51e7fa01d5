"""Brings the constraints of scopes into the solver: those of the program once, those of models at each call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analyzers.flow.patterns import ANY
from analyzers.flow.records import (
    CALL_DECORATOR,
    CALL_PARAMETER,
    CONSTANT_SEEDS,
    CONTAINER_KINDS,
    NARROWED_FROM,
    NARROWED_TO,
    SEED_CLASS,
    SEED_CONSTANT,
    SEED_CONTAINER,
    SEED_FUNCTION,
    SEED_NUMBER,
    SEED_PAGE,
    SEED_PART,
    SEED_PATTERN,
    SLICE_KEY,
    UNKNOWN_KEY,
    FlowCall,
    FlowFacts,
    FlowScope,
)

from .constraints import runs
from .containers import SLICE, UNKNOWN
from .ground import CALLS, IMPLICIT, Call, Site
from .layout import Class, Function, Module, Placing, stored_names
from .library import BUILTINS
from .models import Models
from .objects import FUNCTION, TEXT
from .texts import Composition

_OPEN_PROTOCOLS = frozenset(
    {"__iter__", "__next__", "__aiter__", "__anext__", "__enter__", "__exit__", "__aenter__", "__aexit__"}
    | {"__call__", "__init__", "__new__"}
)
"""Special methods whose calls are shown without asking for implicit ones."""
_KINDS = len(CONTAINER_KINDS)


class Frame(NamedTuple):
    """A scope that is brought in."""

    place: Function | Class | Module
    scope: FlowScope
    module: Module
    at: Placing
    owner: Call
    """Its site is set in a model: the place that pays for everything."""
    caller: int


class Activation(Models):
    """From flow records to variables, edges and watchers."""

    def begin_activation(self) -> None:
        """Before the first constraint."""
        self.bodies = {}
        self.decorations: list[Call] = []
        """Applications of decorators."""
        self.function_objects: dict[int, int] = {}
        """By the identity of the function."""
        self.implied_class_methods: list[tuple[Function, Class]] = []
        """Functions that get the class without being told so, until they have it."""

    def load_module(self, name: str, flow: FlowFacts, *, is_library: bool = False) -> Module:
        """A module with variables for all of its file."""
        base = self.new(flow.variables)
        is_framework = is_library and self.library.is_framework(name)
        module = Module(name, flow, base.__add__, len(self.callers), is_library, is_framework)
        self.new_caller(name, module)
        if not is_library:
            self.modules[name] = module
        for number, scope in enumerate(flow.scopes):
            if scope.kind == "class":
                self._prepare_class(module, number)
        return module

    def _prepare_class(self, module: Module, number: int) -> None:
        scope = module.flow.scopes[number]
        symbol = module.symbol(number)
        cls = Class(symbol, module, scope, module.at, module)
        cls.stored.update(stored_names(module.flow, scope))
        module.definitions[number] = cls
        self.classes[symbol] = cls

    def activate_module(self, module: Module) -> None:
        """A module with all that it defines."""
        site = Call(-1, (), (), 0, module, is_inner=module.is_library)
        self.activate(module, module.at, site)
        for variable, number in runs(module.flow.scopes[0].outer, 2):
            self.bind_outer(module, module.at(variable), module.flow.names[number])

    # Scopes

    def activate(self, place: Function | Class | Module, at: Placing, owner: Call) -> None:
        """All constraints of one scope. `owner.site` is set in a model: the place that pays for everything."""
        module, scope = (place, place.flow.scopes[0]) if isinstance(place, Module) else (place.module, place.scope)
        caller = self.sites[owner.site].caller if owner.site >= 0 else self._caller(place, module)
        names = module.flow.names
        frame = Frame(place, scope, module, at, owner, caller)
        for source, target in runs(scope.copies, 2):
            self.connect(at(source), at(target))
        for variable, kind, payload in runs(scope.seeds, 3):
            self._seed(frame, at(variable), kind, payload)
        for container, key, value in runs(scope.elements, 3):
            for number in sorted(self.of(at(container))):
                self.begin_with(number, _key(key, names), at(value))
        for found in scope.imports:
            self.import_name(module, found, at(found.variable))
        self.cover(scope, module, at)
        # What a model reads, the place reads that pays for it.
        paid = self.sites[owner.site].line if owner.site >= 0 and not module.template else 0
        if module.template:
            self.look_up_names(place, scope, at, owner.site)
        else:
            on_load = self.on_load
            for base, name, target, line in runs(scope.loads, 4):
                self.watch(at(base), (on_load, names[name], at(target), caller, paid or line))
        for base, name, source, line in runs(scope.stores, 4):
            self.watch(at(base), (self.on_store, names[name], at(source) if source else 0, caller, paid or line))
        for left, right, target in runs(scope.texts, 3):
            self.compose(Composition("+", (at(left), at(right))), at(target))
        self._activate_calls(frame)
        self._activate_elements(frame)
        self._activate_protocols(frame)
        self._activate_branches(frame)

    def _caller(self, place: Function | Class | Module, module: Module) -> int:
        if isinstance(place, Module):
            return place.caller
        caller = self.new_caller(place.symbol, module)
        if isinstance(place, Function) and not module.is_library:
            self.bodies[caller] = place
        return caller

    def _activate_calls(self, frame: Frame) -> None:
        place, scope, module, at, owner, _ = frame
        names = module.flow.names
        is_model = owner.site >= 0
        loaded = {target: names[name] for _, name, target, _ in runs(scope.loads, 4)} if is_model else {}
        on_call = self.on_call
        for call in scope.calls:
            arguments = tuple([at(a) if a > 0 else -at(-a) if a < 0 else 0 for a in call.arguments])
            keywords = tuple(
                [(UNKNOWN if name < 0 else names[name], at(value) if value else 0) for name, value in call.keywords]
            )
            function = at(call.function) if call.function else 0
            site = self._site_of(call, function, frame, loaded)
            result = at(call.result)
            # What is given to a model to be called, is called by who gives it; frameworks and templates are in between.
            is_between = frame.module.is_framework or bool(frame.module.template)
            is_inner = owner.is_inner and (call.form != CALL_PARAMETER or is_between)
            made = Call(site, arguments, keywords, result, place, is_inner, owner.depth, call.form)
            if function:
                self.watch(function, (on_call, made))
            if call.form == CALL_DECORATOR and not is_model:
                self.decorations.append(made)

    def _site_of(self, call: FlowCall, function: int, frame: Frame, loaded: dict[int, str]) -> int:
        _, _, _, at, owner, caller = frame
        if frame.module.template and owner.site >= 0:
            in_loop = call.in_loop or self.sites[owner.site].in_loop
            return self.implicit_site(caller, call.line, CALLS, in_loop=in_loop)
        if owner.site >= 0:
            name = loaded.get(call.function, "")
            if name.startswith("__") and name.endswith("__") and name not in _OPEN_PROTOCOLS:
                return self.implicit_site(caller, self.sites[owner.site].line)
            return owner.site
        receiver = at(call.receiver) if call.receiver else 0
        return self.site(Site(caller, call.line, CALLS, call.number, call.in_loop, call.form, function, receiver))

    def _implied(self, frame: Frame, line: int, kind: str = IMPLICIT, result: int = 0) -> Call:
        """A call that no call expression shows."""
        place, _, _, _, owner, caller = frame
        is_paid = owner.site >= 0 and not frame.module.template
        site = owner.site if is_paid and kind == CALLS else -1
        if site < 0:
            site = self.implicit_site(caller, self.sites[owner.site].line if is_paid else line, kind)
        return Call(site, (), (), result, place, True, owner.depth)

    def _activate_elements(self, frame: Frame) -> None:
        """Subscripts, spreading and unpacking."""
        scope, at, names = frame.scope, frame.at, frame.module.flow.names
        if not (scope.reads or scope.writes or scope.spreads or scope.unpacks):
            return
        for base, key, target, line, index in runs(scope.reads, 5):
            chosen = at(index) if index else 0
            self.watch(at(base), (self.on_read, _key(key, names), at(target), self._implied(frame, line), chosen))
        for base, key, source, line, index in runs(scope.writes, 5):
            value, chosen = at(source) if source else 0, at(index) if index else 0
            self.watch(at(base), (self.on_write, _key(key, names), value, self._implied(frame, line), chosen))
        for container, source in runs(scope.spreads, 2):
            for number in sorted(self.of(at(container))):
                self.watch(at(source), (self.on_spread, number))
        for source, position, rest, target, line in runs(scope.unpacks, 5):
            self.watch(at(source), (self.on_unpack, position, rest, at(target), self._implied(frame, line, CALLS)))

    def _activate_protocols(self, frame: Frame) -> None:
        """What calls special methods: loops, `with` and operators."""
        scope, at, names = frame.scope, frame.at, frame.module.flow.names
        if not (scope.iterations or scope.enters or scope.operations):
            return
        for source, target, line in runs(scope.iterations, 3):
            iterate = self.on_iterate_async if target in scope.asynchronous else self.on_iterate
            self.watch(at(source), (iterate, at(target), self._implied(frame, line, CALLS)))
        for manager, target, line in runs(scope.enters, 3):
            enter = self.on_enter_async if target in scope.asynchronous else self.on_enter
            self.watch(at(manager), (enter, at(target), self._implied(frame, line, CALLS)))
        for word, left, right, target, line in runs(scope.operations, 5):
            result = at(target) if target else 0
            call = self._implied(frame, line, IMPLICIT, result)
            self.operate(names[word], at(left) if left else 0, at(right) if right else 0, call)

    def _activate_branches(self, frame: Frame) -> None:
        """Type checks and exceptions."""
        scope, at, owner = frame.scope, frame.at, frame.owner
        if not (scope.narrowings or scope.catches or scope.raises):
            return
        for source, classes, target, holds in runs(scope.narrowings, 4):
            if holds & NARROWED_FROM:
                self.narrow_from(at(source), at(classes), at(target))
            else:
                self.narrow(at(source), at(classes), at(target), bool(holds & NARROWED_TO))
        for classes, target in runs(scope.catches, 2):
            self.watch(at(classes), (self.on_catch, at(target)))
        for raised, line in runs(scope.raises, 2):
            self.watch(at(raised), (self.on_raise, self._implied(frame, line, CALLS), owner.is_inner))

    def _seed(self, frame: Frame, variable: int, kind: int, payload: int) -> None:
        if kind in CONSTANT_SEEDS:
            self.put(variable, self.seeded(frame.module, kind, payload))
        elif kind == SEED_CONTAINER:
            number = self.heap(f"{BUILTINS}.{CONTAINER_KINDS[payload % _KINDS]}")
            self.objects.heap_of(number).size = payload // _KINDS - 1
            self.put(variable, number)
        elif kind == SEED_FUNCTION:
            self._seed_function(frame, variable, payload)
        elif kind == SEED_CLASS:
            self._seed_class(frame, variable, payload)
        elif kind == SEED_PATTERN:
            self.put(variable, self.objects.pattern(frame.module.flow.names[payload]))

    def seeded(self, module: Module, kind: int, payload: int) -> int:
        """The object of a constant that is written in a module."""
        if kind == SEED_NUMBER:
            # In a model a number stands for any.
            is_any = module.is_library and not module.template
            return self.objects.constant("int") if is_any else self.objects.number(payload)
        name = module.flow.names[payload]
        if kind == SEED_PART and module.flow.path not in self.loading.files:
            return self.objects.constant("str")
        if kind == SEED_PAGE and not self.names_pages(name):
            return self.objects.constant("str")
        if kind == SEED_PAGE and ANY in name:
            return self.objects.pattern(name)
        return self.objects.constant(name) if kind == SEED_CONSTANT else self.objects.the(TEXT, name)

    def names_pages(self, name: str) -> bool:
        """Whether there is a template of a name, or any that a pattern fits."""
        raise NotImplementedError

    def _seed_function(self, frame: Frame, variable: int, number: int) -> None:
        place, _, module, at, owner, _ = frame
        scope = module.flow.scopes[number]
        home = place if isinstance(place, Class) else None
        function = Function(module.symbol(number), module, scope, at, home, place)
        function.generation = place.generation if isinstance(place, Function) else 0
        known = self.objects.new(FUNCTION, function.symbol, function)
        self.put(variable, known)
        if owner.site < 0:
            module.definitions[number] = function
        if module.is_library:
            # The body of a model comes in where it is called.
            return
        self.prepare_rest(function)
        self.check_parameters(function)
        self.functions.append(function)
        self.function_objects[id(function)] = known
        if scope.name in ("__new__", "__init_subclass__", "__class_getitem__") and home is not None:
            self.implied_class_methods.append((function, home))
        inner = Call(owner.site, (), (), 0, function, owner.is_inner, owner.depth)
        self.activate(function, at, inner)

    def _seed_class(self, frame: Frame, variable: int, number: int) -> None:
        place, _, module, at, owner, _ = frame
        cls = module.definitions.get(number)
        if not isinstance(cls, Class):
            return
        cls.around = place
        self.put(variable, self.class_object(cls))
        inner = Call(owner.site, (), (), 0, cls, owner.is_inner, owner.depth)
        self.activate(cls, at, inner)

    def look_up_names(self, place: Function | Class | Module, scope: FlowScope, at: Placing, site: int) -> None:
        """What a template reads."""
        raise NotImplementedError


def _key(number: int, names: Sequence[str]) -> str:
    if number == UNKNOWN_KEY:
        return UNKNOWN
    return SLICE if number == SLICE_KEY else names[number]
