"""Brings the constraints of scopes into the solver: those of the program once, those of models at each call."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from analyzers.flow.records import (
    CALL_DECORATOR,
    CONTAINER_KINDS,
    CONTAINER_KINDS,
    SEED_CLASS,
    SEED_CONSTANT,
    SEED_CONTAINER,
    SEED_FUNCTION,
    SEED_NUMBER,
    SEED_TEXT,
    SLICE_KEY,
    UNKNOWN_KEY,
    FlowCall,
    FlowFacts,
    FlowImport,
    FlowScope,
)

from .containers import SLICE, UNKNOWN
from .ground import CALLS, IMPLICIT, Call, Site
from .layout import Class, Function, Module, Placing, stored_names
from .library import BUILTINS, flow_of_model, modelled_modules
from .objects import CLASS, FUNCTION
from .operations import Operations

_OPEN_PROTOCOLS = frozenset(
    {"__iter__", "__next__", "__aiter__", "__anext__", "__enter__", "__exit__", "__aenter__", "__aexit__"}
    | {"__call__", "__init__", "__new__"}
)
"""Special methods whose calls are shown without asking for implicit ones."""
_KINDS = len(CONTAINER_KINDS)


def runs(flat: Sequence[int], width: int) -> Iterator[tuple[int, ...]]:
    """The constraints of a flat run."""
    each = [iter(flat)] * width
    return zip(*each, strict=True)


class Activation(Operations):
    """From flow records to variables, edges and watchers."""

    def begin_activation(self) -> None:
        """Before the first constraint."""
        self._models: dict[str, Function | Class | None] = {}
        self._names: dict[int, tuple[str, ...]] = {}
        self._star_sources: dict[str, list[Module]] = {}

    def load_module(self, name: str, flow: FlowFacts, is_library: bool = False) -> Module:
        """A module with variables for all of its file."""
        base = self.new(flow.variables)
        self.callers.append(name)
        module = Module(name, flow, base.__add__, len(self.callers) - 1, is_library)
        self.caller_modules.append(module)
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

    # Library models

    def model(self, path: str) -> Function | Class | None:
        """The model of a library function or class, if there is one."""
        if path in self._models:
            return self._models[path]
        self._models[path] = None
        module, _, name = path.rpartition(".")
        while module and module not in modelled_modules():
            module, _, head = module.rpartition(".")
            name = f"{head}.{name}"
        if module:
            self._models[path] = self._modelled(module, name)
        return self._models[path]

    def _modelled(self, module: str, path: str) -> Function | Class | None:
        home = self.library_modules.get(module)
        if home is None:
            return None
        found = next((d for d in home.definitions.values() if d.scope.path == path), None)
        if found is None and "." not in path:
            # A name that one model takes from another.
            for number in sorted(self.of(self.module_name(home, path) or 0)):
                body = self.objects.bodies[number]
                return body if isinstance(body, Function | Class) else self.model(self.objects.names[number])
        return found

    def bring_in_library(self, flows: Sequence[FlowFacts]) -> None:
        """The models of all modules that the program, or a model, imports; before anything else is solved."""
        pending = [BUILTINS, "types", *sorted(_imported_models(flows))]
        while pending:
            name = pending.pop()
            if name not in self.library_modules and name in modelled_modules():
                flow = flow_of_model(name)
                pending += _imported_models([flow])
                module = self.library_modules[name] = self.load_module(name, flow, is_library=True)
                module.shared = frozenset(_shared_variables(flow.scopes[0]))
        for name in sorted(self.library_modules):
            self.activate_module(self.library_modules[name])
        self.propagation.run()
        for module in self.library_modules.values():
            for cls in module.definitions.values():
                if isinstance(cls, Class):
                    self._settle(cls)

    library_modules: dict[str, Module]

    def _settle(self, cls: Class) -> None:
        """The MRO of a library class, whose bases are written out in its own file or another model."""
        self._take_bases(cls)
        order = [cls.symbol]
        for base in cls.bases:
            parent = self.classes.get(base)
            if parent is not None and parent is not cls and not parent.order:
                self._settle(parent)
            order += parent.order if parent is not None and parent is not cls else (base,)
        cls.order = tuple(dict.fromkeys(order))

    def clone(self, function: Function, call: Call) -> Function:
        """The function with new variables, its own calls being calls of the place that calls it."""
        scope = function.scope
        base = self.new(scope.end - scope.first) - scope.first
        outer, first, end, shared = function.at, scope.first, scope.end, function.module.shared

        def at(variable: int) -> int:
            is_own = first <= variable < end and variable not in shared
            return base + variable if is_own else outer(variable)

        clone = Function(function.symbol, function.module, scope, at, function.owner, function.around)
        self._prepare_rest(clone)
        inner = Call(call.site, (), (), 0, clone, True, call.depth + 1)
        self._activate(clone, scope, function.module, at, inner)
        return clone

    def copy_function(self, function: Function, generation: int) -> Function:
        """The function with new variables; its calls stay its own."""
        scope = function.scope
        base = self.new(scope.end - scope.first) - scope.first
        outer, first, end, shared = function.at, scope.first, scope.end, self._shared_of(function.module)

        def at(variable: int) -> int:
            is_own = first <= variable < end and variable not in shared
            return base + variable if is_own else outer(variable)

        copy = Function(function.symbol, function.module, scope, at, function.owner, function.around)
        copy.generation = generation
        self._prepare_rest(copy)
        self.functions.append(copy)
        self._activate(copy, scope, function.module, at, Call(-1, (), (), 0, copy))
        return copy

    def _shared_of(self, module: Module) -> frozenset[int]:
        if not module.shared:
            module.shared = frozenset((0, *_shared_variables(module.flow.scopes[0])))
        return module.shared

    # Scopes

    def activate_module(self, module: Module) -> None:
        """A module with all that it defines."""
        site = Call(-1, (), (), 0, module, is_inner=module.is_library)
        self._activate(module, module.flow.scopes[0], module, module.at, site)
        for variable, number in runs(module.flow.scopes[0].outer, 2):
            self._bind_outer(module, module.at(variable), module.flow.names[number])

    def _bind_outer(self, module: Module, variable: int, name: str) -> None:
        """A name that the file does not bind: from a star import, a built-in, or a submodule."""
        starred = self.starred_name(module, name)
        if starred:
            self.connect(starred, variable)
        elif name in self.builtin_names:
            self.add(variable, (self.objects.external(f"{BUILTINS}.{name}"),))
        elif self.is_module(f"{module.name}.{name}"):
            self.add(variable, (self.module_object(f"{module.name}.{name}"),))
        elif name in ("__name__", "__file__", "__doc__", "__package__"):
            self.add(variable, (self.objects.constant("str"),))

    builtin_names: frozenset[str]
    decorations: list[Call]
    """Applications of decorators."""

    def _activate(
        self, place: Function | Class | Module, scope: FlowScope, module: Module, at: Placing, owner: Call
    ) -> None:
        """All constraints of one scope. `owner.site` is set in a model: the place that pays for everything."""
        caller = self.sites[owner.site].caller if owner.site >= 0 else self._caller(place, module)
        names = module.flow.names
        for source, target in runs(scope.copies, 2):
            self.connect(at(source), at(target))
        for variable, kind, payload in runs(scope.seeds, 3):
            self._seed(place, module, at, owner, at(variable), kind, payload)
        for container, key, value in runs(scope.elements, 3):
            for number in sorted(self.of(at(container))):
                self.begin_with(number, _key(key, names), at(value))
        for found in scope.imports:
            self._import(module, found, at(found.variable))
        self._cover(scope, module, at)
        for base, name, target, line in runs(scope.loads, 4):
            self.watch(at(base), (self.on_load, names[name], at(target), caller, line))
        for base, name, source, line in runs(scope.stores, 4):
            self.watch(at(base), (self.on_store, names[name], at(source) if source else 0, caller, line))
        self._activate_calls(scope, place, names, at, owner, caller)
        self._activate_others(scope, place, names, at, owner, caller)

    def _caller(self, place: Function | Class | Module, module: Module) -> int:
        if isinstance(place, Module):
            return place.caller
        self.callers.append(place.symbol)
        self.caller_modules.append(module)
        return len(self.callers) - 1

    def _activate_calls(
        self, scope: FlowScope, place: Function | Class | Module, names: Sequence[str], at: Placing, owner: Call, caller: int
    ) -> None:
        is_model = owner.site >= 0
        loaded = {target: names[name] for _, name, target, _ in runs(scope.loads, 4)} if is_model else {}
        for call in scope.calls:
            arguments = tuple([at(a) if a > 0 else -at(-a) if a < 0 else 0 for a in call.arguments])
            keywords = tuple(
                [(UNKNOWN if name < 0 else names[name], at(value) if value else 0) for name, value in call.keywords]
            )
            function = at(call.function) if call.function else 0
            site = self._site_of(call, caller, function, at, owner, loaded)
            result = at(call.result)
            made = Call(site, arguments, keywords, result, place, owner.is_inner, owner.depth, call.form)
            if function:
                self.watch(function, (self.on_call, made))
            if call.form == CALL_DECORATOR and not is_model:
                self.decorations.append(made)

    def _site_of(
        self, call: FlowCall, caller: int, function: int, at: Placing, owner: Call, loaded: dict[int, str]
    ) -> int:
        if owner.site >= 0:
            name = loaded.get(call.function, "")
            if name.startswith("__") and name.endswith("__") and name not in _OPEN_PROTOCOLS:
                return self.implicit_site(caller, self.sites[owner.site].line)
            return owner.site
        receiver = at(call.receiver) if call.receiver else 0
        return self.site(Site(caller, call.line, CALLS, call.number, call.in_loop, call.form, function, receiver))

    def _activate_others(
        self, scope: FlowScope, place: Function | Class | Module, names: Sequence[str], at: Placing, owner: Call, caller: int
    ) -> None:
        def implied(line: int, kind: str = IMPLICIT, result: int = 0) -> Call:
            site = owner.site if owner.site >= 0 and kind == CALLS else -1
            if site < 0:
                site = self.implicit_site(caller, self.sites[owner.site].line if owner.site >= 0 else line, kind)
            return Call(site, (), (), result, place, True, owner.depth)

        for base, key, target, line, index in runs(scope.reads, 5):
            chosen = at(index) if index else 0
            self.watch(at(base), (self.on_read, _key(key, names), at(target), implied(line), chosen))
        for base, key, source, line, index in runs(scope.writes, 5):
            value, chosen = at(source) if source else 0, at(index) if index else 0
            self.watch(at(base), (self.on_write, _key(key, names), value, implied(line), chosen))
        for container, source in runs(scope.spreads, 2):
            for number in sorted(self.of(at(container))):
                self.watch(at(source), (self.on_spread, number))
        for source, position, rest, target, line in runs(scope.unpacks, 5):
            self.watch(at(source), (self.on_unpack, position, rest, at(target), implied(line, CALLS)))
        for source, target, line in runs(scope.iterations, 3):
            self.watch(at(source), (self.on_iterate, at(target), implied(line, CALLS)))
        for manager, target, line in runs(scope.enters, 3):
            self.watch(at(manager), (self.on_enter, at(target), implied(line, CALLS)))
        for word, left, right, target, line in runs(scope.operations, 5):
            result = at(target) if target else 0
            call = implied(line, IMPLICIT, result)
            self.operate(names[word], at(left) if left else 0, at(right) if right else 0, call)
        for source, classes, target, holds in runs(scope.narrowings, 4):
            self.narrow(at(source), at(classes), at(target), bool(holds & 1))
        for classes, target in runs(scope.catches, 2):
            self.watch(at(classes), (self.on_catch, at(target)))
        for raised, line in runs(scope.raises, 2):
            self.watch(at(raised), (self.on_raise, implied(line, CALLS), owner.is_inner))

    def _seed(
        self, place: Function | Class | Module, module: Module, at: Placing, owner: Call, variable: int, kind: int, payload: int
    ) -> None:
        if kind == SEED_CONSTANT:
            self.add(variable, (self.objects.constant(module.flow.names[payload]),))
        elif kind == SEED_NUMBER:
            # In a model a number stands for any.
            number = self.objects.constant("int") if module.is_library else self.objects.number(payload)
            self.add(variable, (number,))
        elif kind == SEED_TEXT:
            from .objects import TEXT

            self.add(variable, (self.objects.the(TEXT, module.flow.names[payload]),))
        elif kind == SEED_CONTAINER:
            number = self.heap(f"{BUILTINS}.{CONTAINER_KINDS[payload % _KINDS]}")
            self.objects.heap_of(number).size = payload // _KINDS - 1
            self.add(variable, (number,))
        elif kind == SEED_FUNCTION:
            self._seed_function(place, module, at, owner, variable, payload)
        elif kind == SEED_CLASS:
            self._seed_class(place, module, at, owner, variable, payload)

    def _seed_function(
        self, place: Function | Class | Module, module: Module, at: Placing, owner: Call, variable: int, number: int
    ) -> None:
        scope = module.flow.scopes[number]
        home = place if isinstance(place, Class) else None
        function = Function(module.symbol(number), module, scope, at, home, place)
        function.generation = place.generation if isinstance(place, Function) else 0
        known = self.objects.new(FUNCTION, function.symbol, function)
        self.add(variable, (known,))
        if owner.site < 0:
            module.definitions[number] = function
        if module.is_library:
            # The body of a model comes in where it is called.
            return
        self._prepare_rest(function)
        self.functions.append(function)
        self.function_objects[id(function)] = known
        if scope.name in ("__new__", "__init_subclass__", "__class_getitem__") and home is not None:
            self.implied_class_methods.append((function, home))
        inner = Call(owner.site, (), (), 0, function, owner.is_inner, owner.depth)
        self._activate(function, scope, module, at, inner)

    function_objects: dict[int, int]
    implied_class_methods: list[tuple[Function, Class]]

    def _prepare_rest(self, function: Function) -> None:
        """`*args` is a tuple, `**kwargs` a dict."""
        if function.variadic is not None:
            function.rest = self.heap(f"{BUILTINS}.tuple")
            self.add(function.variadic.variable, (function.rest,))
        if function.keywords is not None:
            function.named = self.heap(f"{BUILTINS}.dict")
            self.add(function.keywords.variable, (function.named,))

    def _seed_class(
        self, place: Function | Class | Module, module: Module, at: Placing, owner: Call, variable: int, number: int
    ) -> None:
        cls = module.definitions.get(number)
        if not isinstance(cls, Class):
            return
        cls.around = place
        self.add(variable, (self.class_object(cls),))
        inner = Call(owner.site, (), (), 0, cls, owner.is_inner, owner.depth)
        self._activate(cls, cls.scope, module, at, inner)

    # Imports

    def _import(self, module: Module, found: FlowImport, variable: int) -> None:
        if found.alias == "*":
            return
        if found.name is None:
            first = found.module.partition(".")[0]
            wanted = first if found.alias == first else found.module
            known = None if module.is_library else self.table.find(wanted, module.flow.path)
            self.add(variable, (self.module_object(known) if known else self.objects.external(wanted),))
            return
        source = self.import_source(module, found)
        if source is None:
            return
        whole = f"{source}.{found.name}"
        if not module.is_library and source == module.name and self.is_module(whole):
            # The name in the package is the one that this import binds: it brings the submodule.
            self.add(variable, (self.module_object(whole),))
        elif not module.is_library and self.is_module(source):
            self.connect(self.member(self.module_object(source), found.name), variable)
        else:
            self.add(variable, (self.objects.external(whole),))

    def _cover(self, scope: FlowScope, module: Module, at: Placing) -> None:
        """A name that was bound before a star import is replaced where the import brings it."""
        stars = {found.variable: found for found in scope.imports if found.alias == "*"}
        for star, name, previous, target in runs(scope.covered, 4):
            brought = self._brought(module, stars[star], module.flow.names[name], frozenset((module.name,)))
            self.connect(brought or (at(previous) if previous else 0), at(target))

    def import_source(self, module: Module, found: FlowImport) -> str | None:
        """The module an import names: ours (its module name) or an import path; None above the top package."""
        if module.is_library:
            return found.module
        if not found.level:
            return self.table.find(found.module, module.flow.path) or found.module
        base = self.table.base_of_relative(module.name, found.level)
        if base is None:
            return None
        return ".".join(part for part in (base, found.module) if part)

    def module_name(self, module: Module, name: str) -> int:
        """The variable of a name of a module, its own or one that a star import brings; 0 when it has none."""
        variable = module.flow.scopes[0].names.get(name)
        return module.at(variable) if variable else self.starred_name(module, name)

    def starred_name(self, module: Module, name: str, entered: frozenset[str] = frozenset()) -> int:
        """The variable of a name that a star import brings; the last import wins."""
        if module.name in entered:
            return 0
        for found in reversed([i for i in module.flow.scopes[0].imports if i.alias == "*"]):
            brought = self._brought(module, found, name, entered | {module.name})
            if brought:
                return brought
        return 0

    def _brought(self, module: Module, found: FlowImport, name: str, entered: frozenset[str]) -> int:
        """The variable of a name that one star import brings."""
        source = self.modules.get(self.import_source(module, found) or "")
        if source is None or source is module or not self._is_public(source, name):
            return 0
        variable = source.flow.scopes[0].names.get(name)
        return source.at(variable) if variable else self.starred_name(source, name, entered)

    def _is_public(self, module: Module, name: str) -> bool:
        exports = self._exports(module, frozenset())
        return not name.startswith("_") if exports is None else name in exports

    def _exports(self, module: Module, entered: frozenset[str]) -> frozenset[str] | None:
        """`__all__` with what other modules' `__all__` bring in."""
        written = module.flow.scopes[0].exports
        if written is None:
            return None
        found = {word for word in written if not word.endswith(".*")}
        for word in (w.removesuffix(".*") for w in written if w.endswith(".*")):
            other = self._imported_module(module, word)
            if other is not None and other.name not in entered:
                found |= self._exports(other, entered | {module.name}) or frozenset()
        return frozenset(found) if found or not written else None

    def _imported_module(self, module: Module, word: str) -> Module | None:
        for found in module.flow.scopes[0].imports:
            source = self.import_source(module, found)
            if found.alias == word and source is not None:
                return self.modules.get(f"{source}.{found.name}" if found.name else source)
        return self.modules.get(f"{module.name}.{word}")


def _imported_models(flows: Sequence[FlowFacts]) -> set[str]:
    """The modelled modules that imports name, or name something of."""
    found: set[str] = set()
    for flow in flows:
        for scope in flow.scopes:
            for one in scope.imports:
                if not one.level:
                    found.update((one.module, f"{one.module}.{one.name}"))
    wanted = found & modelled_modules()
    tops = {name.partition(".")[0] for name in found}
    return wanted | {name for name in modelled_modules() if "." in name and name.partition(".")[0] in tops}


def _shared_variables(root: FlowScope) -> Iterator[int]:
    yield from (variable for variable, _ in runs(root.outer, 2))
    for variable, kind, _ in runs(root.seeds, 3):
        if kind in (SEED_CONSTANT, SEED_NUMBER, SEED_TEXT):
            yield variable


def _key(number: int, names: Sequence[str]) -> str:
    if number == UNKNOWN_KEY:
        return UNKNOWN
    return SLICE if number == SLICE_KEY else names[number]


Handler = Callable[..., None]
_ = CLASS
