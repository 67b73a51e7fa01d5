"""Parameters that a framework fills by what stands in the header of a function: `x=Depends(f)`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyzers.flow.records import TYPE_DETAIL, Type

from .ground import CALLS, Call
from .handlers import Handlers
from .layout import Class, Function, Parameter
from .objects import ALIAS, CLASS, EXTERNAL, FUNCTION, GENERATOR, HEAP, INSTANCE, METHOD, PARTIAL, WRAPPER
from .propagation import Arrivals, Watcher


class Injection(Handlers):
    """Functions of the module `_declared` about parameters, which exists for models alone."""

    def begin_injection(self) -> None:
        """Before the first constraint."""
        self._natives |= {"_declared.inject": self._inject, "_declared.yielded": self._yielded}
        self._injected: dict[int, tuple[Function, Call]] = {}
        """The functions whose parameters are filled, by identity, with how they are called for that."""
        self._filled: set[int] = set()
        """Parameters of which it is said how they are filled, by their variables."""

    # Values

    def _yielded(self, call: Call) -> None:
        """`yielded(x)`: what a generator yields, anything else as it is."""
        if call.result:
            self.watch(self.argument(call, 0), (self._on_yielded, call.result))

    def _on_yielded(self, found: Arrivals, watcher: Watcher) -> None:
        for number in found:
            if self.objects.kinds[number] == GENERATOR:
                self.connect(self.objects.function_of(number).yielded, watcher[1])
            else:
                self.put(watcher[1], number)

    # Functions

    def _inject(self, call: Call) -> None:
        """`inject(f, "fill", "check", "library.Name")`: fills the parameters of what is called, once for each function.

        Where the default or a detail of the annotation of a parameter is an object with a method `fill`, what that
        gives for the classes of the annotation is the value. Of all other parameters the method `check` of instances of
        these classes is called. The caller is the function itself, through what the last text names.
        """
        if not self.postponed(self._inject, call):
            self.watch(self.argument(call, 0), (self._on_injected, call))

    def _on_injected(self, found: Arrivals, watcher: Watcher) -> None:
        call: Call = watcher[1]
        for function in self._called_by(found):
            if id(function) not in self._injected:
                site = self.implicit_site(self.caller_of(function), function.scope.line, CALLS)
                through = self.through(site, self.word(call, 3))
                place = Call(through, call.arguments[1:], (), 0, function, is_inner=True, depth=1)
                self._injected[id(function)] = function, place
                for parameter in function.parameters:
                    self._fill_one(parameter, function, place)

    def _called_by(self, found: Iterable[int]) -> Iterator[Function]:
        """The functions of ours that run when something is called: of a class its `__init__`."""
        for number in found:
            kind = self.objects.kinds[number]
            if kind in (FUNCTION, METHOD, WRAPPER, PARTIAL):
                yield from self.functions_among((number,))
            elif kind in (CLASS, INSTANCE):
                cls = self.objects.class_of(number)
                name = "__init__" if kind == CLASS else "__call__"
                holder = self.find(cls, name)
                if holder is not None and holder.members[name] and not holder.module.is_library:
                    yield from self.functions_among(self.of(holder.members[name]))

    def _fill_one(self, parameter: Parameter, function: Function, call: Call) -> None:
        """Ask whatever says how a parameter is filled, now and later."""
        classes = self.new(1)
        listener = (self._on_instruction, parameter, classes, call)
        if parameter.default:
            self.watch(parameter.default, listener)
        if parameter.annotation is not None:
            for one in _parts(parameter.annotation):
                if one.variable:
                    self.watch(function.at(one.variable), (self._on_wanted, classes, listener, one.kind))

    def _on_wanted(self, found: Arrivals, watcher: Watcher) -> None:
        """Classes are what is wanted; what stands beside them may say how to come by it."""
        _, classes, listener, kind = watcher
        details = tuple(number for number in found if self.objects.kinds[number] == HEAP)
        if details:
            self._on_instruction(details, listener)
        for number in found:
            if self.objects.kinds[number] == CLASS and kind != TYPE_DETAIL:
                self.put(classes, number)
            elif self.objects.kinds[number] == EXTERNAL:
                self._give_own(number, listener[1])
            elif self.objects.kinds[number] == ALIAS:
                # A type that has a name: its arguments are a tuple.
                self.watch(self.objects.arguments_of(number), (self._on_named_type, classes, listener))

    def _give_own(self, number: int, parameter: Parameter) -> None:
        """Of a framework's own class it gives an object by itself."""
        path = self.objects.names[number]
        cls = self.model(path)
        if isinstance(cls, Class) and cls.module.is_framework:
            self.put(parameter.entry, self.objects.shared_heap(cls.symbol, ("given", cls.symbol)))

    def _on_named_type(self, found: Arrivals, watcher: Watcher) -> None:
        _, classes, listener = watcher
        for number in found:
            if self.objects.kinds[number] == HEAP:
                self.watch(self.elements(number), (self._on_wanted, classes, listener, ""))

    def _on_instruction(self, found: Arrivals, watcher: Watcher) -> None:
        _, parameter, classes, call = watcher
        fill = self.word(call, 0)
        for number in found:
            if self.objects.kinds[number] == HEAP and self.has(number, fill):
                self._filled.add(parameter.variable)
                method = self.attribute_of(self.holding(number), fill, call.site)
                self.call_all(method, Call(call.site, (classes,), (), parameter.entry, call.place, True, call.depth))

    def enter_handlers(self) -> None:
        """The facts are known: check what else functions are given, and do on their behalf what frameworks do."""
        super().enter_handlers()
        for function, call in list(self._injected.values()):
            for parameter in function.parameters:
                if parameter.variable not in self._filled and parameter.annotation is not None:
                    checked = self.new(1)
                    self.add(checked, sorted(self.instances_in(parameter.annotation, function.at)))
                    method = self.attribute_of(checked, self.word(call, 1), call.site)
                    self.call_all(method, Call(call.site, (), (), 0, call.place, True, call.depth))
        self.settle()


def _parts(declared: Type) -> Iterator[Type]:
    """What a type names, and what stands beside it; inside of a choice of types nothing says how to fill it."""
    if declared.kind in ("name", TYPE_DETAIL):
        yield declared
    elif declared.kind == "generic":
        base, *arguments = declared.arguments
        is_detailed = any(one.kind == TYPE_DETAIL for one in arguments)
        for one in arguments if is_detailed else (base,):
            yield from _parts(one)
