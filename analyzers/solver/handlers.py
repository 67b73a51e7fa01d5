"""Functions that a framework calls by itself, such as those that answer requests, and types that tell it what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyzers.flow.records import TYPE_DETAIL, Type

from .declarative import Asked, Declarative
from .ground import CALLS, Call
from .layout import Class, Function, Placing
from .objects import ALIAS, CLASS, FUNCTION, HEAP, INSTANCE, METHOD, PARTIAL, TEXT, WRAPPER
from .propagation import Arrivals, Watcher

_NAME, _PART = "_name", "_part"
"""What stands for the name of a field, and for instances of the classes that its annotation names."""
_HANDLER = "_handler"
"""What stands for the function or class on whose behalf something is called."""
_DEEPEST = 6


class Handlers(Declarative):
    """More functions of the module `_declared`, which exists for models alone."""

    def begin_handlers(self) -> None:
        """Before the first constraint."""
        self._natives |= {
            "_declared.on_behalf": self._on_behalf,
            "_declared.returned": self._returned,
            "_declared.taken": self._taken,
            "_declared.given_by": self._given_by,
            "_declared.fill": self._give_attributes,
            "_declared.follow": self._follow_relation,
            "_declared.promised": self._promised,
            "_declared.each_field": self._each_field,
        }
        self._handled: list[Call] = []
        self._is_entering = False

    # Functions

    def _on_behalf(self, call: Call) -> None:
        """`on_behalf(f, g, argument)`: calls `g` for `f`, a function or class: the caller. Gives `f`, if a function.

        The argument "_handler" is `f`, where there are several of which each calls for itself.
        """
        self.watch(self.argument(call, 0), (self._on_function, call.result))
        if self._is_entering:
            self._handle(call)
        else:
            self._handled.append(call)

    def _on_function(self, found: Arrivals, watcher: Watcher) -> None:
        for number in found:
            if self.objects.kinds[number] in (FUNCTION, METHOD):
                self.put(watcher[1], number)

    def _give_attributes(self, call: Call) -> None:
        """`fill(x, values)`: what the dict holds by name become attributes of `x`."""
        self.watch(self.argument(call, 0), (self._on_given_attributes, self.argument(call, 1)))

    def _on_given_attributes(self, found: Arrivals, watcher: Watcher) -> None:
        for number in found:
            if self.objects.kinds[number] == INSTANCE:
                self.watch(watcher[1], (self._on_named_attributes, number))

    def _on_named_attributes(self, found: Arrivals, watcher: Watcher) -> None:
        for number in found:
            if self.objects.kinds[number] == HEAP:
                self.each_element(number, (self._on_named_attribute, watcher[1]))

    def _on_named_attribute(self, element: tuple[str, int], listener: Watcher) -> None:
        self.connect(element[1], self.field(listener[1], element[0]))

    def enter_handlers(self) -> None:
        """The facts are known: do on behalf of functions what frameworks do."""
        self._is_entering = True
        for call in self._handled:
            self._handle(call)
        self.settle()

    def _handle(self, call: Call) -> None:
        self.watch(self.argument(call, 0), (self._on_handler, call))

    def _on_handler(self, found: Arrivals, watcher: Watcher) -> None:
        call: Call = watcher[1]
        for given in found:
            for number in sorted(set(self._undecorated((given,)))):
                self._run_for(number, call)
                if number != given:
                    self._enter_for(number, given, call)

    def _run_for(self, number: int, call: Call) -> None:
        given = tuple([self._argument(one, one, {_HANDLER: self.holding(number)}) for one in call.arguments[2:]])
        for place in self._places_of(number):
            site = self.implicit_site(self.caller_of(place), place.scope.line, CALLS)
            self.call_all(self.argument(call, 1), Call(site, given, (), 0, place, is_inner=True))

    def _enter_for(self, number: int, around: int, call: Call) -> None:
        """What is around a handler is called in its place."""
        mechanism = self.mechanisms.get(self.sites[call.site].caller, "")
        for place in self._places_of(number) if mechanism else ():
            site = self.through(self.implicit_site(self.caller_of(place), place.scope.line, CALLS), mechanism)
            self.call_all(self.holding(around), Call(site, (), (), 0, place, is_inner=True))

    def _places_of(self, number: int) -> list[Function | Class]:
        functions: list[Function | Class] = [*self.functions_among((number,))]
        return [*functions, self.objects.class_of(number)] if self._is_of_ours(number) else functions

    def _undecorated(self, found: Iterable[int], depth: int = 0) -> Iterator[int]:
        """What stands below decorators that say what they wrap, as `functools.wraps` does: that is the handler."""
        for number in found:
            variable = self.fields.get((number, "__wrapped__"))
            wrapped = self.of(variable) if variable is not None and depth < _DEEPEST else ()
            if wrapped:
                yield from self._undecorated(wrapped, depth + 1)
            else:
                yield number

    def functions_among(self, found: Iterable[int]) -> Iterator[Function]:
        """Functions of ours, those behind methods, static methods and partial calls included."""
        for number in sorted(found):
            kind = self.objects.kinds[number]
            if kind in (FUNCTION, METHOD):
                behind = self.objects.function_behind(number) if kind == METHOD else number
                function = self.objects.function_of(behind)
                if not function.module.is_library:
                    yield function
            elif kind in (WRAPPER, PARTIAL):
                is_wrapper = kind == WRAPPER
                behind = self.objects.wrapped_by(number) if is_wrapper else self.objects.partial_of(number).function
                yield from self.functions_among(self.of(behind))

    def _returned(self, call: Call) -> None:
        """`returned(f)`: what a function gives, without calling it."""
        if call.result:
            self.watch(self.argument(call, 0), (self._on_returning, call))

    def _on_returning(self, found: Arrivals, watcher: Watcher) -> None:
        for function in self.functions_among(found):
            self.give_result(function, watcher[1])

    def _taken(self, call: Call) -> None:
        """`taken(f)`: instances of the classes that the annotations of its parameters name."""
        self.watch(self.argument(call, 0), (self._on_taking, call.result))

    def _on_taking(self, found: Arrivals, watcher: Watcher) -> None:
        for function in self.functions_among(found):
            for parameter in function.parameters:
                if parameter.annotation is not None:
                    self.add(watcher[1], self.instances_in(parameter.annotation, function.at))

    def _given_by(self, call: Call) -> None:
        """`given_by(f)`: instances of the classes that the annotation of its result names."""
        self.watch(self.argument(call, 0), (self._on_giving, call.result))

    def _on_giving(self, found: Arrivals, watcher: Watcher) -> None:
        for function in self.functions_among(found):
            if function.scope.returns is not None:
                self.add(watcher[1], self.instances_in(function.scope.returns, function.at))

    # Types

    def instances_in(self, declared: Type, at: Placing, depth: int = 0) -> set[int]:
        """Instances of the classes of ours that an annotation names at any depth, and what else it says of them."""
        if declared.kind == TYPE_DETAIL:
            return self._details(self.of(at(declared.variable)))
        held = self.of(at(declared.variable)) if declared.variable else frozenset()
        found = {self.instance_object(self.objects.class_of(one)) for one in held if self._is_of_ours(one)}
        inner = declared.arguments if depth < _DEEPEST else ()
        return found.union(*(self.instances_in(one, at, depth + 1) for one in inner))

    def _details(self, found: Iterable[int], depth: int = 0) -> set[int]:
        """The objects that stand beside types, also where the whole has a name."""
        details: set[int] = set()
        for number in found:
            kind = self.objects.kinds[number]
            if kind == ALIAS and depth < _DEEPEST:
                inner = self.of(self.objects.arguments_of(number))
                held = [self.of(self.elements(one)) for one in inner if self.objects.kinds[one] == HEAP]
                details = details.union(*(self._details(one, depth + 1) for one in held))
            elif kind == HEAP:
                details.add(number)
        return details

    def _is_of_ours(self, number: int) -> bool:
        return self.objects.kinds[number] == CLASS and not self.objects.class_of(number).module.is_library

    def _promised(self, call: Call) -> None:
        """`promised(x)`: instances of the classes that a type names: `C`, `list[C]`, `{200: C}`."""
        if call.result:
            self.watch(self.argument(call, 0), (self._on_type_given, call.result, 0))

    def _on_type_given(self, found: Arrivals, watcher: Watcher) -> None:
        _, result, depth = watcher
        for number in found:
            kind = self.objects.kinds[number]
            if self._is_of_ours(number):
                self.put(result, self.instance_object(self.objects.class_of(number)))
            elif kind in (ALIAS, HEAP) and depth < _DEEPEST:
                inner = self.objects.arguments_of(number) if kind == ALIAS else self.elements(number)
                self.watch(inner, (self._on_type_given, result, depth + 1))

    def _each_field(self, call: Call) -> None:
        """`each_field(x, "method", argument)`: calls the method of `x` for each annotated name in its class bodies.

        With a function in place of the name that is called. Done once for each class: all who ask are the callers.

        The argument "_name" is that name, "_part" are instances of the classes in the annotation.
        """
        self.watch(self.argument(call, 0), (self._on_fields, call))

    def _on_fields(self, found: Arrivals, watcher: Watcher) -> None:
        call: Call = watcher[1]
        function = self.argument(call, 1)
        asking = sorted(one for one in self.of(function) if self.objects.kinds[one] in (TEXT, FUNCTION))
        for owner, cls in self.objects_of_ours(found) if asking else ():
            is_method = self.objects.kinds[asking[0]] == TEXT
            base = self.holding(owner) if is_method else function
            asked = (
                Asked(name, base, {_NAME: self.holding_text(name), _PART: self._holding_all(parts)}, is_method)
                for name, parts in self._fields_of(cls)
            )
            self.ask_each(self.objects.names[asking[0]], cls, asked, call)

    def _fields_of(self, cls: Class) -> Iterator[tuple[str, set[int]]]:
        seen: set[str] = set()
        for ancestor in cls.order or (cls.symbol,):
            holder = self.classes.get(ancestor)
            if holder is None or holder.module.is_library:
                continue
            declared = {holder.at(variable): one for variable, one in holder.scope.declared}
            for name, variable in holder.members.items():
                if name not in seen and variable in declared:
                    seen.add(name)
                    yield name, self.instances_in(declared[variable], holder.at)

    def _holding_all(self, numbers: set[int]) -> int:
        variable = self.new(1)
        self.add(variable, sorted(numbers))
        return variable

    # Attributes

    def _follow_relation(self, call: Call) -> None:
        """`follow(x, name)`: the attribute; where it is a relation, what it leads to is loaded."""
        self.watch(self.argument(call, 1), (self._on_relation_named, call))

    def _on_relation_named(self, found: Arrivals, watcher: Watcher) -> None:
        call: Call = watcher[1]
        for number in found:
            if self.objects.kinds[number] == TEXT:
                name = self.objects.names[number]
                self.connect(self.attribute_of(self.argument(call, 0), name, call.site), call.result)
                site = self.sites[call.site]
                self.read_rows(self.argument(call, 0), name, site.caller, site.line, in_loop=site.in_loop)

    # What other parts know

    def settle(self) -> None:
        """Run until neither values nor bases change."""
        raise NotImplementedError

    def caller_of(self, place: Function | Class) -> int:
        """The number of a function or class as a caller."""
        raise NotImplementedError
