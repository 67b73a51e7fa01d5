"""The door for what framework readers know: typed attributes, results and parameters of code that is not read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Protocol

from analyzers.linking.given import Flowing
from analyzers.linking.shared import Shared
from analyzers.linking.values import NOTHING, Kind, KnownMethod, Value, Values, is_mark, rows_of, without_manager

from .assumptions import Assumptions
from .containers import DICT, LIST, UNKNOWN
from .ground import Call, Site
from .layout import Function
from .objects import CLASS, EXTERNAL, FRAMEWORK, FUNCTION, INSTANCE, METHOD, RESULT, SUPER, TEXT
from .propagation import Arrivals, Watcher
from .propagation import Objects as Found

_KINDS: dict[int, Kind] = {
    TEXT: "text",
    CLASS: "class",
    INSTANCE: "instance",
    FUNCTION: "function",
    EXTERNAL: "external",
}
"""Objects that are values with the same name."""


_ASKED_BY_MANAGERS = "get_queryset"
_ITERATION = "django.db.models.QuerySet.__iter__"


class Summaries(Protocol):
    """What is known of code that is not read. None means: no opinion."""

    @property
    def knows_tables(self) -> bool:
        """Whether there are values that stand for tables."""

    def is_table(self, path: str) -> bool:
        """Whether a class of a library stands for a table."""

    @property
    def shared(self) -> Shared:
        """Code that is about another table for each who uses it."""

    @property
    def added_members(self) -> Mapping[str, Iterable[str]]:
        """Per class: the attributes that other classes give to its instances, such as the other side of relations."""

    def attribute(self, value: Value, name: str) -> Values | None:
        """The values of `value.name`."""

    def result(self, callee: Value, path: str, call: int, flowing: Flowing) -> Values | None:
        """The values of a call, given by its file and number; `flowing` gives those of its arguments."""

    def method(self, callee: Value, path: str, call: int, flowing: Flowing) -> KnownMethod | None:
        """What is known of a method that a value stands for; the number of the call is -1 where a framework calls."""

    def parameter(self, path: str, scope: int, name: str) -> Values | None:
        """The values of a parameter that a framework passes."""


class Frameworks(Assumptions):
    """Turns objects into the values that summaries know, and back."""

    summaries: Summaries | None = None

    @cached_property
    def knows_tables(self) -> bool:
        """Whether there are summaries that know values which stand for tables."""
        return self.summaries is not None and self.summaries.knows_tables

    def is_table(self, path: str) -> bool:
        """Whether a class of a library stands for a table."""
        return self.summaries is not None and self.summaries.is_table(path)

    @cached_property
    def added_members(self) -> Mapping[str, Iterable[str]]:
        """Per class: the attributes that summaries say other classes give to its instances."""
        return {} if self.summaries is None else self.summaries.added_members

    @cached_property
    def shared(self) -> Shared:
        """Code that several tables share."""
        return self.summaries.shared if self.summaries is not None else Shared()

    def declared_attribute(self, owner: int, name: str) -> Iterable[int] | None:
        """What a summary says of an attribute; None when it says nothing."""
        if self.summaries is None:
            return None
        value = self.value_of(owner)
        found = self.summaries.attribute(value, name) if value is not None else None
        if found is None:
            return None
        objects = list(self._objects_of(found))
        if self.objects.kinds[owner] == FRAMEWORK:
            # A method that a query takes from its manager goes on with the query itself.
            functions = [self._original(one) for one in objects if self.objects.kinds[one] == METHOD]
            objects += [self.bound(one, self._going_on(owner, one)) for one in functions]
        return objects

    def _original(self, method: int) -> int:
        """The function behind a method, and not its copy for one receiver."""
        function = self.objects.function_behind(method)
        symbol = self.objects.function_of(function).symbol
        return self._by_symbol.get(symbol, function) if symbol in self.shared.methods else function

    def _going_on(self, query: int, function: int) -> int:
        """The query as a method sees it: a method of a query set no longer knows of the manager it was asked of."""
        value, owner = self.value_of(query), self.objects.function_of(function).owner
        is_set = owner is not None and self.find(owner, _ASKED_BY_MANAGERS) is None
        if not is_set or value is None or value.kind != "query":
            return query
        return self._object_of(without_manager(value)) or query

    def may_answer(self, number: int, name: str) -> bool:
        """Whether an object may have an attribute; a framework says of each that it knows."""
        return self.objects.kinds[number] != FRAMEWORK or bool(self.declared_attribute(number, name))

    def is_outside_instance(self, number: int) -> bool:
        """Whether an object that only a framework reader understands is one from outside, such as a session."""
        value = self.value_of(number)
        return value is not None and value.kind == "external_instance"

    def declared_result(self, number: int, call: Call) -> Found | None:
        """What a summary says of the result of a call; None when it says nothing."""
        site = self.sites[call.site]
        if self.summaries is None or (site.number < 0 and self.objects.kinds[number] != FRAMEWORK):
            return None
        value = self.value_of(number)
        if value is None:
            return None
        asked: list[int] = []
        found = self.summaries.result(value, self._path(site), site.number, self._flowing(call, asked))
        for variable in asked:
            self._ask_again(variable, number, call, self._on_argument)
        return None if found is None else frozenset(self._objects_of(found))

    def _path(self, site: Site) -> str:
        return self.caller_modules[site.caller].flow.path if site.caller >= 0 else ""

    def _flowing(self, call: Call, asked: list[int]) -> Flowing:
        """Says what flows into arguments, and notes which were asked for."""

        def flowing(position: int, keyword: str) -> Values:
            variable = self.argument(call, position, keyword)
            asked.append(variable)
            return frozenset(known for one in self.of(variable) if (known := self.value_of(one)) is not None)

        return flowing

    def call_declared(self, number: int, call: Call) -> bool:
        """Call a method that a framework's summary knows all about; whether it is one."""
        asked: list[int] = []
        known = self._known_method(number, call, asked)
        if known is None:
            return False
        for variable in asked:
            self._ask_again(variable, number, call, self._on_method_argument)
        self.add(call.result, self._objects_of(known.result))
        for path, receiver in known.models:
            function, owner = self.model(path), self._object_of(receiver)
            if isinstance(function, Function) and owner is not None:
                self.call_model(function, self.hidden(call), 1, owner)
        return True

    def _known_method(self, number: int, call: Call, asked: list[int]) -> KnownMethod | None:
        value, site = self.value_of(number), self.sites[call.site]
        if self.summaries is None or value is None:
            return None
        # The arguments of a call that a framework makes are not those that are written at its place.
        written = -1 if call.is_inner else site.number
        return self.summaries.method(value, self._path(site), written, self._flowing(call, asked))

    def note_deed(self, number: int, call: Call) -> None:
        """A framework calls a method of a query or instance, or somebody goes through the rows of a query."""
        site = self._done_at(call.site) if self.knows_tables else -1
        if site >= 0:
            self.deeds.setdefault(site, {})[number] = None

    def _done_at(self, site: int) -> int:
        """The site itself; of what computes an attribute, such as `serializer.data`, one lent to all its readers."""
        if self.sites[site].caller >= 0:
            return site
        if site not in self.computed_at:
            return -1
        owner, name = self.computed_at[site]
        cls = self.class_behind(owner)
        holder = self.find(cls, name) if cls is not None else None
        return self.through(site, f"{holder.symbol}.{name}" if holder is not None else name)

    def read_rows(self, base: int, name: str, caller: int, line: int, *, in_loop: bool) -> None:
        """A framework reads an attribute of what a variable holds; what a relation leads to may have to be loaded."""
        if self.knows_tables:
            self.watch(base, (self._on_row, name, caller, line, in_loop))

    def _on_row(self, found: Arrivals, watcher: Watcher) -> None:
        _, name, caller, line, in_loop = watcher
        for number in found:
            if self.objects.kinds[number] == INSTANCE and self.declared_attribute(number, name):
                place = self.implicit_site(caller, line, "relation", in_loop=in_loop)
                self.rows_read.setdefault(place, {})[number, name] = None

    def declared_elements(self, number: int) -> Found:
        """The rows of a query."""
        value = self.objects.bodies[number]
        if not isinstance(value, Value) or value.kind != "query" or is_mark(value):
            return frozenset()
        return frozenset(self._objects_of(rows_of(value)))

    def load_elements(self, number: int, call: Call) -> None:
        """What making the rows of a query calls: the model's own way to be loaded."""
        self.note_deed(number, call)
        model = self.model(_ITERATION)
        if isinstance(model, Function) and self.declared_elements(number):
            self.call_model(model, self.hidden(call), 1, number)

    def _ask_again(self, argument: int, number: int, call: Call, ask: Callable[[Arrivals, Watcher], None]) -> None:
        """The answer depends on an argument: more of it may come."""
        key = (argument, number, id(call))
        if argument and key not in self._asking:
            self._asking.add(key)
            self.watch(argument, (ask, number, call))

    def _on_argument(self, _found: Arrivals, watcher: Watcher) -> None:
        _, number, call = watcher
        self.add(call.result, self.declared_result(number, call) or ())

    def _on_method_argument(self, _found: Arrivals, watcher: Watcher) -> None:
        _, number, call = watcher
        known = self._known_method(number, call, [])
        self.add(call.result, self._objects_of(known.result) if known is not None else ())

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

    def value_of(self, number: int) -> Value | None:
        """The value that an object is; None for those that have no name in the program, such as containers."""
        kind, name = self.objects.kinds[number], self.objects.names[number]
        if kind == FRAMEWORK:
            body = self.objects.bodies[number]
            return body if isinstance(body, Value) else None
        if kind == SUPER:
            after, receiver = self.objects.super_of(number)
            return Value("super", after.symbol, self.objects.names[receiver])
        if kind == RESULT:
            return Value("external_instance" if name.rpartition(".")[2][:1].isupper() else "result", name)
        if kind == FUNCTION and self.objects.function_of(number).module.is_library:
            return Value("external", name)
        return Value(_KINDS[kind], name) if kind in _KINDS else None

    def _objects_of(self, values: Values) -> Iterator[int]:
        inner = frozenset(value for value in values if value.element is not None)
        if inner:
            yield self._declared_container(inner)
        for value in sorted(values - inner, key=repr):
            found = self._object_of(value)
            if found is not None:
                yield found

    def _declared_container(self, elements: Values) -> int:
        """A list with items, or a dict with entries; equal ones are one."""
        key = ("declared", elements)
        known = self._containers.get(key)
        if known is None:
            is_dict = any(value.kind == "entry" for value in elements)
            known = self._containers[key] = self.heap(DICT if is_dict else LIST)
            for value in sorted(elements, key=repr):
                if value.element is not None:
                    self.add(self.element(known, _key(value)), self._objects_of(frozenset((value.element,))))
            positions = {value.name for value in elements}
            self.objects.heap_of(known).size = -1 if is_dict or "" in positions else len(positions)
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
            case "external_instance" if value.detail:
                return self.objects.the(FRAMEWORK, value.name, value, value)
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
        self._containers: dict[object, int] = {}
        self.deeds: dict[int, dict[int, None]] = {}
        """Per site: the methods of queries and instances that a framework calls there, and the queries it runs."""
        self.rows_read: dict[int, dict[tuple[int, str], None]] = {}
        """Per site: instances of which a framework reads an attribute that a summary knows."""
        self._by_symbol: dict[str, int] = {}
        self.scope_numbers: dict[int, int] = {}
        self._asking: set[tuple[int, int, int]] = set()


def _key(value: Value) -> str:
    """The key under which a container holds an item or entry."""
    if value.kind == "entry":
        return value.name or UNKNOWN
    return f"#{value.name}" if value.name else UNKNOWN
