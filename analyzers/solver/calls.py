"""Calls: from what is called to parameters, results and edges."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .ground import EXTERNAL_CODE, Call
from .layout import Class, Function, Module
from .objects import (
    CLASS,
    EXTERNAL,
    FRAMEWORK,
    FUNCTION,
    HEAP,
    INSTANCE,
    LIBRARY,
    MANY,
    METHOD,
    PARTIAL,
    RESULT,
    TEXT,
    WRAPPER,
)
from .outside import DECORATOR, Outside
from .propagation import Arrivals, Watcher

_FALLBACKS = frozenset({"__getattr__", "__getattribute__"})
_DEEPEST_PARTIAL = 6
"""Partial calls of partial calls: what makes one more each time must come to an end."""
_MOST_GENERATIONS = 3
_MOST_LOADING = 6
"""The same for functions that load by name, of which one calls the other."""
_MOST_EXACT = 12
"""Functions that one place may call, each of which has a copy for the place."""
_MOST_COPIES = 60
"""Copies of one function; the places beyond share one."""
_MOST_LOADED = 1_000
"""The same for functions that load by name or make functions, and for methods of objects that are told apart."""


class Calls(Outside):
    """Resolves calls of every kind of object."""

    def begin_calls(self) -> None:
        """Before the first constraint."""
        self.begin_instances()
        self.begin_outside()
        self._copies: dict[tuple[object, ...], Function] = {}
        self._copied: dict[str, int] = {}
        self.room_for_copies = self.room_for_decorators = 0
        """How many variables the copies of functions may have; those of functions that make functions are apart."""
        self._for_receivers: dict[tuple[int, int], int] = {}
        self._given_any_key: set[int] = set()
        """Functions that some place asks for what is under a key that it does not write out."""
        self.copies: dict[int, list[Function]] = {}
        """Per scope of a function that is told apart by who calls it, or on what."""
        self.entries: dict[int, dict[int, None]] = {}
        """Per copy of a function, and per function that is defined in another one: the sites that call it."""
        self.receivers: dict[int, str] = {}
        """Per copy of a method for one receiver: the class of that."""
        self.crowded: set[int] = set()
        """Sites that call more than can be told."""
        self._call_by_kind: dict[int, Callable[[int, Call], None]] = {
            FUNCTION: self._call_function,
            METHOD: self._call_method,
            CLASS: self.call_class,
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

    def on_call(self, found: Arrivals, watcher: Watcher) -> None:
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

    # Functions of ours

    def _call_function(self, number: int, call: Call) -> None:
        function = self.objects.function_of(number)
        if function.module.is_library:
            if function.owner is not None:
                # A static method, which a class of ours has from a library.
                self.note_path(call, function.symbol)
            self.call_model(function, call, 0)
            return
        self.note(call, function.symbol)
        if self.load_by_name(function.symbol, call, function):
            return
        if len(call.arguments) > 1 and self.give_declared(number, call):
            # It loads what its arguments name.
            return
        if self._needs_copy(function, call, 0):
            function = self.copy_for(function, call)
        if function.owner is not None:
            self.check_receiver(function)
        self._note_entry(function, call)
        self.pass_arguments(function, call, 0)
        self.give_result(function, call)

    def _call_method(self, number: int, call: Call) -> None:
        function = self.objects.function_of(self.objects.function_behind(number))
        self.note(call, function.symbol)
        if self.load_by_name(function.symbol, call, function):
            return
        if function.positional and self._needs_copy(function, call, 1):
            receiver = function.positional[0].variable
            function = self.copy_for(function, call)
            self.connect(receiver, function.positional[0].variable)
        self._note_entry(function, call)
        self.pass_arguments(function, call, 1)
        self.give_result(function, call)

    def _note_entry(self, function: Function, call: Call) -> None:
        """Remember who calls a copy, or what there may be copies of."""
        if function.generation or isinstance(function.around, Function) or id(function.scope) in self.copies:
            self.entries.setdefault(id(function), {})[call.site] = None

    # Copies of functions

    def _needs_copy(self, function: Function, call: Call, shift: int) -> bool:
        """Whether what one place gives to a function must not be mixed with what others give."""
        if len(self.targets[call.site]) > _MOST_EXACT:
            # What so many give is mixed anyway.
            return False
        is_mixed = (call.form == DECORATOR or function.scope.name in _FALLBACKS) and function.is_small
        if is_mixed or self._loads_for_callers(function):
            return True
        if function.makes_functions or function.hands_back or function.calls_given:
            return True
        if self._says_key(function, call, shift):
            return True
        # What a query passes through, or a model, decides which table is meant.
        return function.symbol in self.shared.functions or (self.knows_tables and function.hands_on)

    def _says_key(self, function: Function, call: Call, shift: int) -> bool:
        """Whether a place writes out the key under which a function keeps something, or looks it up."""
        for place in (one for one in function.keys if one >= shift):
            given = self.of(self.argument(call, place - shift, function.parameters[place].name))
            if len(given) == 1 and self.objects.kinds[min(given)] == TEXT:
                return True
        if function.keys:
            self._given_any_key.add(id(function))
        return False

    def keys_of_nobody(self) -> set[int]:
        """Parameters that hold keys in the copies of functions, and which no place gives to the function itself."""
        asked = (one for one in self.functions if self.has_copies(one) and id(one) not in self._given_any_key)
        return {parameter.variable for function in asked for parameter in function.parameters}

    def _loads_for_callers(self, function: Function) -> bool:
        """Whether a function loads by name what its parameters say."""
        return id(function.scope) in self.loading.by_parameter

    def copy_for(self, function: Function, call: Call) -> Function:
        """A copy of a function for one place that calls it, so that the functions it makes are told apart."""
        place = call.place
        for around in _scopes_around(place):
            if isinstance(around, Function) and around.scope is function.scope:
                # A function that calls itself stays in its copy.
                return around
        generation = place.generation + 1 if isinstance(place, Function) else 1
        key = (call.site, function.symbol, id(function))
        known = self._copies.get(key)
        if known is not None:
            return known
        most = _MOST_LOADING if self._loads_for_callers(function) else _MOST_GENERATIONS
        # One decorator may stand around hundreds of functions: mixed, each of their callers would call all of them.
        is_wanted_often = function.makes_functions or self._loads_for_callers(function)
        most_copies = _MOST_LOADED if is_wanted_often else _MOST_COPIES
        copy = self._new_copy(function, generation, most_copies) if generation <= most else None
        if copy is None:
            return function
        if self._loads_for_callers(function):
            copy.made_by = call
        self._copies[key] = copy
        return copy

    def copy_for_receiver(self, function: int, owner: int) -> int:
        """The function object whose body one receiver has for itself.

        Object sensitivity (A. Milanova, A. Rountev, B. Ryder, "Parameterized object sensitivity for points-to analysis
        for Java", 2005), for those methods alone that need it.
        """
        body = self.objects.function_of(function)
        key = (function, owner)
        known = self._for_receivers.get(key)
        if known is None:
            most = _MOST_LOADED if self.is_apart(owner) else _MOST_COPIES
            # Whoever comes back to it while the copy is made is not given another one.
            self._for_receivers[key] = function
            copy = None if body.generation else self._new_copy(body, 1, most)
            if copy is None:
                return function
            known = self._for_receivers[key] = self.objects.new(FUNCTION, body.symbol, copy)
            self.receivers[id(copy)] = self.objects.names[owner]
        return known

    def _new_copy(self, function: Function, generation: int, most: int) -> Function | None:
        """One more copy of a function, which has at most so many; None where there is no room for it."""
        count, size = self._copied.get(function.symbol, 0), function.scope.end - function.scope.first
        room = self.room_for_decorators if function.makes_functions else self.room_for_copies
        if count >= most or size > room or self._has_classes(function):
            return None
        self._copied[function.symbol] = count + 1
        if function.makes_functions:
            self.room_for_decorators -= size
        else:
            self.room_for_copies -= size
        copy = self.copy_function(function, generation)
        self.copies.setdefault(id(function.scope), []).append(copy)
        return copy

    def has_copies(self, function: Function) -> bool:
        """Whether its copies are called in place of the function."""
        return not function.generation and id(function.scope) in self.copies

    @staticmethod
    def _has_classes(function: Function) -> bool:
        scopes = function.module.flow.scopes
        first, end = function.scope.first, function.scope.end
        return any(scope.kind == "class" and first <= scope.first < end for scope in scopes)

    def copy_function(self, function: Function, generation: int) -> Function:
        """The function with new variables; its calls stay its own."""
        raise NotImplementedError

    # The rest

    def _call_instance(self, number: int, call: Call) -> None:
        if self.objects.kinds[number] == HEAP:
            self.answered(call, EXTERNAL_CODE)
            self.invoke(number, "__call__", self.hidden(call, call.result))
            return
        if self.invoke(number, "__call__", call):
            return
        cls = self.class_behind(number)
        outside = self.outside(cls) if cls is not None else ""
        if outside and self.objects.kinds[number] == INSTANCE:
            self.note(call, f"{outside}.__call__", EXTERNAL_CODE)

    def _call_many(self, _number: int, call: Call) -> None:
        """More is called here than can be told."""
        self.crowded.add(call.site)

    def _call_partial(self, number: int, call: Call) -> None:
        if call.depth >= _DEEPEST_PARTIAL:
            self.crowded.add(call.site)
            return
        body = self.objects.partial_of(number)
        arguments = (*body.arguments, *call.arguments)
        keywords = (*((n, v) for n, v in body.keywords if n not in dict(call.keywords)), *call.keywords)
        full = Call(call.site, arguments, keywords, call.result, call.place, call.is_inner, call.depth + 1)
        self.call_all(body.function, full)

    def _call_wrapper(self, number: int, call: Call) -> None:
        self.call_all(self.objects.wrapped_by(number), call)


def _scopes_around(place: Function | Class | Module) -> Iterator[Function | Class | Module]:
    """The scope and those that it is defined in, outwards."""
    while not isinstance(place, Module):
        yield place
        place = place.around
