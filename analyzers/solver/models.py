"""Library models: which of them the program needs, and copies of functions for the places that call them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyzers.flow.records import CONSTANT_SEEDS, FlowFacts, FlowScope

from .constraints import runs
from .ground import Call
from .imports import Imports
from .layout import Class, Function, Module, Placing
from .library import BUILTINS
from .outside import mechanism_of


class Models(Imports):
    """Finds models by import path, and gives functions variables of their own."""

    def begin_models(self) -> None:
        """Before the first constraint."""
        self.library_modules: dict[str, Module] = {}
        self._models: dict[str, Function | Class | None] = {}

    def model(self, path: str) -> Function | Class | None:
        """The model of a library function or class, if there is one."""
        if path in self._models:
            return self._models[path]
        self._models[path] = None
        module, _, name = path.rpartition(".")
        while module and module not in self.library.modules:
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
        pending = [BUILTINS, "types", *sorted(self._imported_models(flows))]
        while pending:
            name = pending.pop()
            if name not in self.library_modules and name in self.library.modules:
                flow = self.library.flow(name)
                pending += self._imported_models([flow])
                self.library_modules[name] = self.load_module(name, flow, is_library=True)
        for name in sorted(self.library_modules):
            self.activate_module(self.library_modules[name])
        self.propagation.run()
        for module in self.library_modules.values():
            for cls in module.definitions.values():
                if isinstance(cls, Class):
                    self._settle(cls)

    def _imported_models(self, flows: Sequence[FlowFacts]) -> set[str]:
        """The modelled modules that imports name, or name something of."""
        imports = (one for flow in flows for scope in flow.scopes for one in scope.imports if not one.level)
        found = {name for one in imports for name in (one.module, f"{one.module}.{one.name}")}
        tops = {name.partition(".")[0] for name in found}
        below = {name for name in self.library.modules if "." in name and name.partition(".")[0] in tops}
        return (found & self.library.modules) | below

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

    # Copies

    def clone(self, function: Function, call: Call) -> Function:
        """The function with new variables, its own calls being calls of the place that calls it."""
        at = self._placing(function)
        clone = Function(function.symbol, function.module, function.scope, at, function.owner, function.around)
        self.prepare_rest(clone)
        module, site = function.module, call.site
        if module.is_framework:
            site = self.through(site, mechanism_of(function))
        elif module.template:
            site = self.on_page(site, module)
        inner = Call(site, (), (), 0, clone, True, call.depth + 1)
        self.activate(clone, at, inner)
        return clone

    def copy_function(self, function: Function, generation: int) -> Function:
        """The function with new variables; its calls stay its own."""
        at = self._placing(function)
        copy = Function(function.symbol, function.module, function.scope, at, function.owner, function.around)
        copy.generation = generation
        self.prepare_rest(copy)
        self.check_parameters(copy)
        self.functions.append(copy)
        self.activate(copy, at, Call(-1, (), (), 0, copy))
        return copy

    def _placing(self, function: Function) -> Placing:
        """Makes variables for a copy of a function: those of the function itself are new, the others stay."""
        first, end = function.scope.first, function.scope.end
        base = self.new(end - first) - first
        outer, shared = function.at, _shared_of(function.module)

        def at(variable: int) -> int:
            is_own = first <= variable < end and variable not in shared
            return base + variable if is_own else outer(variable)

        return at

    # What activation offers

    def load_module(self, name: str, flow: FlowFacts, *, is_library: bool = False) -> Module:
        """A module with variables for all of its file."""
        raise NotImplementedError

    def activate_module(self, module: Module) -> None:
        """A module with all that it defines."""
        raise NotImplementedError

    def activate(self, place: Function | Class | Module, at: Placing, owner: Call) -> None:
        """All constraints of one scope."""
        raise NotImplementedError


def _shared_of(module: Module) -> frozenset[int]:
    if module.shared is None:
        module.shared = frozenset(_shared_variables(module.flow.scopes[0]))
    return module.shared


def _shared_variables(root: FlowScope) -> Iterator[int]:
    yield from (variable for variable, _ in runs(root.outer, 2))
    for variable, kind, _ in runs(root.seeds, 3):
        if kind in CONSTANT_SEEDS:
            yield variable
