"""What the solver found out about calls and parameters, as the values that readers know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from analyzers.flow.records import FlowCall, FlowFacts, FlowScope
from analyzers.linking.shared import Context
from analyzers.linking.value_flow import Deed, Doer
from analyzers.linking.values import LARGEST_SET, NOTHING, ROWS, Value, Values, bounded, is_ours, items, one
from analyzers.program import Location

from .constraints import runs
from .containers import UNKNOWN
from .copies import Copies
from .ground import Site
from .layout import Class, Function, Placing
from .objects import CLASS, CONSTANT, GENERATOR, HEAP, INSTANCE, LIBRARY, METHOD, MODULE, WRAPPER
from .places import Places
from .solve import Solver


class Answers:
    """Asked by file and number, as calls and scopes are counted in the facts of a file.

    A function of which there are copies answers for all of them.
    """

    def __init__(self, solver: Solver) -> None:
        """Take a solver that has settled."""
        self._solver = solver
        self._known: dict[frozenset[int], Values] = {}

    def result(self, path: str, call: int) -> Values:
        """What a call gives."""
        return self._of(at(found.result) for found, at in self._calls.get((path, call), ()))

    def callees(self, path: str, call: int) -> Values:
        """What is called."""
        return self._of(at(found.function) for found, at in self._calls.get((path, call), ()) if found.function)

    def receivers(self, path: str, call: int) -> Values:
        """What `x` is in a call `x.f()`."""
        return self._of(at(found.receiver) for found, at in self._calls.get((path, call), ()) if found.receiver)

    def parameter(self, path: str, scope: int, name: str) -> Values:
        """What a parameter of a function gets."""
        return self._of(self._parameters.get((path, scope, name), ()))

    def read(self, path: str, scope: int, name: str, line: int) -> Values:
        """What `x.name` gives on a line of a scope."""
        lines = self._loads.get((path, scope, name), {})
        return self._of(target for _, target in lines.get(line) or self._until(lines, line))

    def owners(self, path: str, scope: int, name: str, line: int) -> Values:
        """What `x` is in `x.name` on a line of a scope."""
        return self._of({base for base, _ in self._until(self._loads.get((path, scope, name), {}), line)})

    def contexts(self, path: str, scope: int, call: int) -> Sequence[Context]:
        """Per copy of the function around a call what that is about; without a call what the parameters are."""
        found = ((self._copies.of(one), one) for one in self._copied.get((path, scope), ()))
        return [Context(self._about(one, call), callers) for callers, one in found if callers]

    @cached_property
    def _copies(self) -> Copies:
        self._solver.find_readers()
        return Copies(self._solver)

    @cached_property
    def _copied(self) -> dict[tuple[str, int], list[Function]]:
        """The functions of which there are copies, by file and scope: the copies."""
        found: dict[tuple[str, int], list[Function]] = {}
        for function in self._solver.functions:
            if function.generation and not function.module.is_library:
                place = function.module.flow.path, self._solver.scope_numbers[id(function.scope)]
                found.setdefault(place, []).append(function)
        return found

    def _about(self, function: Function, number: int) -> frozenset[str]:
        """The names of the values of a call, or of the parameters."""
        calls = [call for call in function.scope.calls if call.number == number]
        inside = (v for call in calls for v in (call.function, call.result, call.receiver, *_given(call)) if v)
        variables = map(function.at, inside) if calls else (one.variable for one in function.parameters)
        found = self._of(variables) if number < 0 or calls else NOTHING
        return frozenset(name for value in found for name in _names(value))

    def deeds(self) -> Iterator[Deed]:
        """What frameworks do with queries and instances for the program, and who goes through the rows of a query."""
        self._solver.find_readers()
        places = Places(self._solver)
        found = {number: list(map(self._done, done)) for number, done in self._solver.deeds.items()}
        for number, read in self._solver.rows_read.items():
            found.setdefault(number, []).extend((self._solver.value_of(owner), f".{name}") for owner, name in read)
        for number, done in found.items():
            for value, method in done:
                if value is not None:
                    yield Deed(value, method, self._doers(places, self._solver.sites[number]))

    def _doers(self, places: Places, lent: Site) -> Iterator[Doer]:
        """The functions that the places of a site belong to."""
        solver = self._solver
        for site in places.of(lent):
            module = solver.caller_modules[site.caller]
            if site.caller >= 0 and (module.template or not module.is_library):
                place, mechanism = Location(module.flow.path, site.line), solver.mechanisms.get(site.caller, "")
                callers = places.callers(solver.callers[site.caller])
                yield from (Doer(one, place, site.in_loop, mechanism) for one in callers)

    def _done(self, number: int) -> tuple[Value | None, str]:
        objects, solver = self._solver.objects, self._solver
        if objects.kinds[number] == LIBRARY:
            _, owner = objects.library_method(number)
            value, method = solver.value_of(owner), objects.names[number].rpartition(".")[2]
        else:
            value, method = solver.value_of(number), "__iter__"
        return value, method

    @staticmethod
    def _until(lines: Mapping[int, list[tuple[int, int]]], line: int) -> Iterator[tuple[int, int]]:
        """The loads up to a line: what was read before is not noted again."""
        return (load for at, loads in lines.items() if at <= line for load in loads)

    # The program by places

    @cached_property
    def _calls(self) -> dict[tuple[str, int], list[tuple[FlowCall, Placing]]]:
        found: dict[tuple[str, int], list[tuple[FlowCall, Placing]]] = {}
        for flow, scope, at in self._scopes():
            for call in scope.calls:
                found.setdefault((flow.path, call.number), []).append((call, at))
        return found

    @cached_property
    def _loads(self) -> dict[tuple[str, int, str], dict[int, list[tuple[int, int]]]]:
        """Base and target of every attribute read: by file, scope and name, then by line."""
        found: dict[tuple[str, int, str], dict[int, list[tuple[int, int]]]] = {}
        for flow, scope, at in self._scopes():
            number = self._solver.scope_numbers[id(scope)]
            for base, name, target, line in runs(scope.loads, 4):
                lines = found.setdefault((flow.path, number, flow.names[name]), {})
                lines.setdefault(line, []).append((at(base), at(target)))
        return found

    def _scopes(self) -> Iterator[tuple[FlowFacts, FlowScope, Placing]]:
        """The scopes of the program with their files; a function as often as there are copies of it."""
        solver = self._solver
        for module in solver.modules.values():
            yield module.flow, module.flow.scopes[0], module.at
        for cls in solver.classes.values():
            if not cls.module.is_library and cls.is_written:
                yield cls.module.flow, cls.scope, cls.at
        for function in solver.functions:
            yield function.module.flow, function.scope, function.at

    @cached_property
    def _parameters(self) -> dict[tuple[str, int, str], list[int]]:
        found: dict[tuple[str, int, str], list[int]] = {}
        for function in self._solver.functions:
            path, number = function.module.flow.path, self._solver.scope_numbers[id(function.scope)]
            for parameter in function.parameters:
                found.setdefault((path, number, parameter.name), []).append(parameter.variable)
        return found

    # From objects to values

    def _of(self, variables: Iterable[int]) -> Values:
        held = [self._solver.of(variable) for variable in variables]
        return self._values(held[0] if len(held) == 1 else frozenset().union(*held))

    def _values(self, objects: frozenset[int]) -> Values:
        known = self._known.get(objects)
        if known is None:
            # What a container holds that holds itself, is not said twice.
            self._known[objects] = NOTHING
            found = NOTHING.union(*map(self._value, sorted(objects)))
            # Of too many values those from outside say least.
            is_crowded = len(found) > LARGEST_SET
            known = self._known[objects] = bounded(frozenset(filter(is_ours, found)) if is_crowded else found)
        return known

    def _value(self, number: int) -> Values:
        objects = self._solver.objects
        kind, name = objects.kinds[number], objects.names[number]
        if kind in (CLASS, INSTANCE) and self._is_from_library(objects.class_of(number)):
            return one("external" if kind == CLASS else "external_instance", name)
        of_kind = self._by_kind.get(kind)
        if of_kind is not None:
            return of_kind(number)
        value = self._solver.value_of(number)
        return NOTHING if value is None or not value.name else frozenset((value,))

    def _is_from_library(self, cls: Class) -> bool:
        return cls.module.is_library and not self._solver.is_table(cls.symbol)

    @cached_property
    def _by_kind(self) -> dict[int, Callable[[int], Values]]:
        """For the objects that have no value of the same name."""
        objects = self._solver.objects
        names = objects.names
        return {
            METHOD: lambda number: self._value(objects.function_behind(number)),
            MODULE: lambda number: one("module", names[number]),
            LIBRARY: lambda number: one("external", names[number]),
            CONSTANT: lambda number: one("external_instance", f"<builtin>.{names[number]}"),
            WRAPPER: lambda number: self._of((objects.wrapped_by(number),)),
            GENERATOR: lambda number: items(self._of((objects.function_of(number).yielded,))),
            HEAP: lambda number: one("external_instance", names[number]).union(*self._elements(number)),
        }

    def _elements(self, number: int) -> Iterator[Values]:
        for key, variable in self._solver.objects.heap_of(number).elements.items():
            inner = self._of((variable,))
            if key == UNKNOWN:
                yield items(inner)
            elif key.startswith("#"):
                yield items(inner, key[1:])
            else:
                yield frozenset(Value("entry", key, "", value) for value in inner)


def _given(call: FlowCall) -> Iterator[int]:
    yield from map(abs, call.arguments)
    yield from (variable for _, variable in call.keywords)


def _names(value: Value) -> Iterator[str]:
    """What a value is called, what it says more, and the same of what it holds."""
    yield value.name
    yield from value.detail.replace(",", " ").replace(ROWS, "").split()
    if value.element is not None:
        yield from _names(value.element)
