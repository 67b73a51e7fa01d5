"""The door for what framework readers know: typed attributes, results and parameters of code that is not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from analyzers.linking.values import NOTHING, Kind, Value, Values

from .assumptions import Assumptions
from .ground import Call
from .layout import Function
from .objects import CLASS, EXTERNAL, FRAMEWORK, FUNCTION, INSTANCE, RESULT, SUPER, TEXT
from .propagation import Objects as Found

_LIST = "<builtin>.list"
_KINDS: dict[int, Kind] = {
    TEXT: "text",
    CLASS: "class",
    INSTANCE: "instance",
    FUNCTION: "function",
    EXTERNAL: "external",
}
"""Objects that are values with the same name."""


class Summaries(Protocol):
    """What is known of code that is not read. None means: no opinion."""

    def attribute(self, value: Value, name: str) -> Values | None:
        """The values of `value.name`."""

    def result(self, callee: Value, path: str, call: int) -> Values | None:
        """The values of a call, given by its file and number."""

    def parameter(self, path: str, scope: int, name: str) -> Values | None:
        """The values of a parameter that a framework passes."""


class Frameworks(Assumptions):
    """Turns objects into the values that summaries know, and back."""

    summaries: Summaries | None = None

    def declared_attribute(self, owner: int, name: str) -> Iterable[int] | None:
        """What a summary says of an attribute; None when it says nothing."""
        if self.summaries is None:
            return None
        value = self._value(owner)
        found = self.summaries.attribute(value, name) if value is not None else None
        return None if found is None else list(self._objects_of(found))

    def may_answer(self, number: int, name: str) -> bool:
        """Whether an object may have an attribute; a framework says of each that it knows."""
        return self.objects.kinds[number] != FRAMEWORK or bool(self.declared_attribute(number, name))

    def declared_result(self, number: int, call: Call) -> Found | None:
        """What a summary says of the result of a call; None when it says nothing."""
        site = self.sites[call.site]
        if self.summaries is None or (site.number < 0 and self.objects.kinds[number] != FRAMEWORK):
            return None
        value = self._value(number)
        if value is None:
            return None
        path = self.caller_modules[site.caller].flow.path if site.caller >= 0 else ""
        found = self.summaries.result(value, path, site.number)
        return None if found is None else frozenset(self._objects_of(found))

    def assume_parameters(self) -> None:
        """Parameters that nobody passes but a framework does."""
        for function in self.functions if self.summaries is not None else ():
            for parameter in function.parameters:
                if not self.of(parameter.variable):
                    self.add(parameter.variable, self._objects_of(self._declared_parameter(function, parameter.name)))

    def _declared_parameter(self, function: Function, name: str) -> Values:
        if self.summaries is None:
            return NOTHING
        path, number = function.module.flow.path, self.scope_numbers[id(function.scope)]
        return self.summaries.parameter(path, number, name) or NOTHING

    # Between objects and values

    def _value(self, number: int) -> Value | None:
        kind, name = self.objects.kinds[number], self.objects.names[number]
        if kind == FRAMEWORK:
            body = self.objects.bodies[number]
            return body if isinstance(body, Value) else None
        if kind == SUPER:
            after, receiver = self.objects.super_of(number)
            return Value("super", after.symbol, self.objects.names[receiver])
        if kind == RESULT:
            return Value("external_instance" if name.rpartition(".")[2][:1].isupper() else "result", name)
        return Value(_KINDS[kind], name) if kind in _KINDS else None

    def _objects_of(self, values: Values) -> Iterator[int]:
        elements = [value.element for value in values if value.kind in ("item", "entry") and value.element]
        if elements:
            yield self._list_of(frozenset(elements))
        for value in sorted((v for v in values if v.kind not in ("item", "entry")), key=repr):
            found = self._object_of(value)
            if found is not None:
                yield found

    def _list_of(self, elements: Values) -> int:
        key = ("declared", elements)
        known = self._lists.get(key)
        if known is None:
            known = self._lists[key] = self.heap(_LIST)
            self.add(self.element(known, "*"), self._objects_of(elements))
        return known

    def _object_of(self, value: Value) -> int | None:
        match value.kind:
            case "class" | "instance" if value.name in self.classes:
                cls = self.classes[value.name]
                return self.class_object(cls) if value.kind == "class" else self.instance_object(cls)
            case "function":
                return self._function_named(value.name)
            case "module":
                return self.module_object(value.name)
            case "external":
                return self.objects.external(value.name)
            case "external_instance" | "result":
                return self._outside_instance(value)
            case "text":
                return self.objects.the(TEXT, value.name)
            case "query" | "query_method":
                return self.objects.the(FRAMEWORK, value.name, value, value)
            case _:
                return None

    def _outside_instance(self, value: Value) -> int:
        word = value.name.removeprefix("<builtin>.")
        if word == value.name:
            return self.objects.result(value.name)
        return self.heap(value.name) if word in ("list", "dict", "set", "tuple") else self.objects.constant(word)

    def _function_named(self, symbol: str) -> int | None:
        """A function; of a class the method, whose receiver is an instance of that class."""
        if not self._by_symbol:
            for function in self.functions:
                if not function.generation:
                    self._by_symbol[function.symbol] = self.function_objects[id(function)]
        known = self._by_symbol.get(symbol)
        if known is None:
            return None
        owner = self.objects.function_of(known).owner
        return known if owner is None else self.bound(known, self.instance_object(owner))

    def begin_frameworks(self) -> None:
        """Before the first constraint."""
        self._lists: dict[object, int] = {}
        self._by_symbol: dict[str, int] = {}
        self.scope_numbers: dict[int, int] = {}
