"""Passing arguments: from the values of a call to the parameters of a function, and back to its result."""

from __future__ import annotations

from .containers import UNKNOWN
from .declarations import Declarations
from .ground import Call
from .layout import Function
from .library import BUILTINS
from .objects import GENERATOR
from .propagation import Arrivals, Watcher

_MOST_POSITIONS = 12
"""Arguments behind those that parameters take, which `*args` keeps apart."""


class Parameters(Declarations):
    """Lets arguments flow into parameters, and what is returned into the result."""

    def prepare_rest(self, function: Function) -> None:
        """`*args` is a tuple, `**kwargs` a dict."""
        if function.variadic is not None:
            function.rest = self.heap(f"{BUILTINS}.tuple")
            self.put(function.variadic.variable, function.rest)
        if function.keywords is not None:
            function.named = self.heap(f"{BUILTINS}.dict")
            self.put(function.keywords.variable, function.named)

    def give_result(self, function: Function, call: Call) -> None:
        """What a call gives: for a generator function a generator."""
        if not call.result:
            return
        if function.yielded:
            self.put(call.result, self.objects.the(GENERATOR, function.symbol, function, id(function)))
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
                    self.connect(argument, positional[position].entry)
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
                self.connect(argument, parameter.entry)
            elif function.keywords is not None:
                self.connect(argument, self.element(function.named, name))
        return has_mapping

    def _pass_defaults(self, function: Function, shift: int, given: set[str], is_open: bool) -> None:
        for position, parameter in enumerate(function.parameters):
            if parameter.default and (is_open or parameter.name not in given) and position >= shift:
                self.connect(parameter.default, parameter.entry)

    def _on_star(self, found: Arrivals, watcher: Watcher) -> None:
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
                self.connect(variable, positional[position].entry)
            elif function.variadic is not None:
                self.connect(variable, self.element(function.rest, self._rest_key(position - len(positional))))
            return
        for parameter in positional[first:]:
            self.connect(variable, parameter.entry)
        if function.variadic is not None:
            self.connect(variable, self.element(function.rest, UNKNOWN))

    def _on_mapping(self, found: Arrivals, watcher: Watcher) -> None:
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
                self.connect(variable, parameter.entry)
            elif function.keywords is not None:
                self.connect(variable, self.element(function.named, key))
            return
        for parameter in function.by_name.values():
            self.connect(variable, parameter.entry)
        if function.keywords is not None:
            self.connect(variable, self.element(function.named, UNKNOWN))
