"""The program as the solver sees it: modules, classes and functions with the variables they own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzers.flow.records import CALL_PARAMETER, SEED_FUNCTION, FlowFacts, FlowScope, Type

from .constraints import first_of, reachable, runs, taken

if TYPE_CHECKING:
    from .ground import Call

_LARGEST_FACTORY = 300
"""Variables of a function, of which each call can have a copy."""
_LARGEST_FILTER = 40
"""Variables of a function that returns its argument, of which each call can have a copy."""
_BY_NAME = frozenset({"getattr", "__getattribute__"})
_BY_KEY = frozenset({"get", "pop", "setdefault"})
Placing = Callable[[int], int]
"""From the variables of a file to those of the solver."""


@dataclass(slots=True, eq=False)
class Module:
    """One file."""

    name: str
    flow: FlowFacts
    at: Placing
    caller: int
    is_library: bool = False
    is_framework: bool = False
    template: str = ""
    """The name of a template, for the module that one is read as."""
    callers: dict[str, int] = field(default_factory=dict)
    """Who calls out of a template, by name."""
    definitions: dict[int, Function | Class] = field(default_factory=dict)
    """By the number of their scope."""
    joined: dict[str, int] = field(default_factory=dict)
    """The variables that its functions read, by name: the first ones of the file, in the order of its names."""
    shared: frozenset[int] | None = None
    """Variables of constants and built-in names, which belong to the file wherever they are first used; None until
    somebody asks."""
    _unused: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _ordered: list[FlowScope] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Number the variables of the names."""
        names = self.flow.scopes[0].names if self.flow.scopes else {}
        self.joined = {name: self.at(number) for number, name in enumerate(names, start=1)}

    def unused(self, scope: FlowScope) -> tuple[int, ...]:
        """The parameters, by position, of which a function takes nothing; the first one counts as taken."""
        known = self._unused.get(id(scope))
        if known is None:
            self._ordered = self._ordered or sorted(self.flow.scopes, key=first_of)
            used, others = taken(self._ordered, scope), enumerate(scope.parameters[1:], start=1)
            known = self._unused[id(scope)] = tuple(number for number, one in others if one.variable not in used)
        return known

    def symbol(self, scope: int) -> str:
        """The id of a scope: for a library model the name under which calls of it are known."""
        path = self.flow.scopes[scope].path
        return f"{self.name}.{path}" if path else self.name


@dataclass(slots=True, eq=False)
class Parameter:
    """A parameter with its variables; `default` is 0 when there is none.

    What is passed flows into `entry`; the body reads `variable`.
    """

    name: str
    kind: str
    variable: int
    default: int
    annotation: Type | None
    entry: int = 0


@dataclass(slots=True, eq=False)
class Function:
    """A function or lambda: in a library model there is one for each place where it is called."""

    symbol: str
    module: Module
    scope: FlowScope
    at: Placing
    owner: Class | None
    """The class in whose body it is defined."""
    around: Function | Class | Module
    parameters: list[Parameter] = field(default_factory=list)
    positional: list[Parameter] = field(default_factory=list)
    variadic: Parameter | None = None
    keywords: Parameter | None = None
    by_name: dict[str, Parameter] = field(default_factory=dict)
    returned: int = 0
    yielded: int = 0
    sent: int = 0
    rest: int = -1
    """The object that `*args` holds, and `**kwargs` in `named`."""
    named: int = -1
    _hands_back: bool | None = None
    _makes_functions: bool | None = None
    _depends_on_receiver: bool | None = None
    _returns_own: bool | None = None
    _returns_inherited: bool | None = None
    _hands_on: bool | None = None
    _calls_given: bool | None = None
    _keys: tuple[int, ...] | None = None
    generation: int = 0
    """How many calls, one inside the other, this copy of the function belongs to."""
    made_by: Call | None = None
    """The call that a copy belongs to which loads by name."""

    @property
    def makes_functions(self) -> bool:
        """Whether each call makes functions of its own, as decorators and their factories do."""
        if self._makes_functions is None:
            self._makes_functions = self.is_small and self._returns_own_function()
        return self._makes_functions

    def _returns_own_function(self) -> bool:
        """Whether a function that is defined here, or what calls make of it, is returned."""
        scopes, scope = self.module.flow.scopes, self.scope
        if not any(scopes[number].kind != "class" for number in scope.methods):
            return False
        return self._is_returned(variable for variable, kind, _ in runs(scope.seeds, 3) if kind == SEED_FUNCTION)

    def _is_returned(self, variables: Iterable[int]) -> bool:
        """Whether what one of the variables holds, or what calls make of it, is returned."""
        given = ((argument, call.result) for call in self.scope.calls for argument in call.arguments)
        return self._leads_out(variables, given)

    def _leads_out(self, start: Iterable[int], further: Iterable[tuple[int, int]]) -> bool:
        """Whether what the variables hold is returned, also in containers or on further steps (from, to)."""
        scope = self.scope
        held = ((value, container) for container, _, value in runs(scope.elements, 3))
        return scope.returned in reachable(start, (*runs(scope.copies, 2), *held, *further))

    @property
    def depends_on_receiver(self) -> bool:
        """Whether what it stores or gives depends on the class of the receiver, so that each needs a copy.

        It stores what another method of the receiver gives (`self.x = self.make()`), or gives an attribute of the
        receiver whose name is not written there (`return getattr(self, name)`).
        """
        if self._depends_on_receiver is None:
            is_method = self.owner is not None and bool(self.positional) and self.is_small
            self._depends_on_receiver = is_method and (self._stores_own_results() or self._gives_own_by_name())
        return self._depends_on_receiver

    def _gives_own_by_name(self) -> bool:
        receiver = self.scope.parameters[0].variable
        asking = [c for c in self.scope.calls if len(c.arguments) > 1 and c.arguments[0] == receiver]
        if not asking:
            return False
        flow = self.module.flow
        root = flow.scopes[0]
        named = {variable: flow.names[name] for variable, name in runs(root.outer, 2)}
        named.update((target, flow.names[name]) for _, name, target, _ in runs(self.scope.loads, 4))
        written = {variable for variable, _, _ in runs(root.seeds, 3)}
        found = [c for c in asking if named.get(c.function) in _BY_NAME and c.arguments[1] not in written]
        return bool(found) and self._is_returned(call.result for call in found)

    @property
    def returns_own(self) -> bool:
        """Whether what it returns is made from its receiver: `cls(...)`, `self`, `self.get_queryset().filter()`.

        What that is depends on the class of the receiver as well.
        """
        if self._returns_own is None:
            is_method = self.owner is not None and bool(self.positional)
            self._returns_own = is_method and self.is_tiny and self._returns_of((self.scope.parameters[0].variable,))
        return self._returns_own

    @property
    def returns_inherited(self) -> bool:
        """Whether it returns what a method behind `super()` gives: another one for each class below its own."""
        if self._returns_inherited is None:
            is_method = self.owner is not None and bool(self.positional)
            self._returns_inherited = is_method and self.is_small and self._leads_out(self._inherited_results(), ())
        return self._returns_inherited

    def _inherited_results(self) -> set[int]:
        """The variables of what methods behind `super()` give."""
        calls, flow = self.scope.calls, self.module.flow
        names = {variable: flow.names[name] for variable, name in runs(flow.scopes[0].outer, 2)}
        above = {call.result for call in calls if names.get(call.function) == "super"}
        loaded = {target for base, _, target, _ in runs(self.scope.loads, 4) if base in above}
        return {call.result for call in calls if call.function in loaded}

    @property
    def hands_on(self) -> bool:
        """Whether what it returns is made from a parameter: `queryset.filter(...)`, `model.objects.get(...)`."""
        if self._hands_on is None:
            given = {parameter.variable for parameter in self.scope.parameters[bool(self.owner) :]}
            self._hands_on = self.is_tiny and bool(given) and self._returns_of(given)
        return self._hands_on

    def _returns_of(self, start: Iterable[int]) -> bool:
        """Whether what it returns is one of these variables, or read from it, or what it gives when it is called."""
        read = ((base, target) for base, _, target, _ in runs(self.scope.loads, 4))
        return self._leads_out(start, (*read, *((call.function, call.result) for call in self.scope.calls)))

    def _stores_own_results(self) -> bool:
        scope = self.scope
        receiver = scope.parameters[0].variable
        stored = [source for base, _, source, _ in runs(scope.stores, 4) if base == receiver]
        given = {call.result for call in scope.calls if call.receiver == receiver}
        copied = {target for source, target in runs(scope.copies, 2) if source in given}
        return not (given | copied).isdisjoint(stored)

    @property
    def keys(self) -> tuple[int, ...]:
        """The positions of parameters under which it keeps something, or looks it up: `handlers[name].append(handler)`.

        What it keeps and gives is another thing for each of them.
        """
        if self._keys is None:
            given = {parameter.variable: place for place, parameter in enumerate(self.scope.parameters)}
            asked = {index for *_, index in (*runs(self.scope.reads, 5), *runs(self.scope.writes, 5))}
            words = self.module.flow.names
            called = {target for _, name, target, _ in runs(self.scope.loads, 4) if words[name] in _BY_KEY}
            asked.update(c.arguments[0] for c in self.scope.calls if c.function in called and c.arguments)
            self._keys = tuple(place for variable, place in given.items() if variable in asked) if self.is_tiny else ()
        return self._keys

    @property
    def calls_given(self) -> bool:
        """Whether it calls one of its parameters."""
        if self._calls_given is None:
            self._calls_given = self.is_tiny and any(call.form == CALL_PARAMETER for call in self.scope.calls)
        return self._calls_given

    @property
    def is_stub(self) -> bool:
        """Whether it does nothing but raise `NotImplementedError`."""
        scope = self.scope
        if not scope.raises or len(scope.calls) > 1 or scope.stores:
            return False
        if any(target == scope.returned for _, target in runs(scope.copies, 2)):
            return False
        made = {call.result: call.function for call in scope.calls}
        raised = {made.get(variable, variable) for variable, _ in runs(scope.raises, 2)}
        flow = self.module.flow
        names = {flow.names[name] for variable, name in runs(flow.scopes[0].outer, 2) if variable in raised}
        return names == {"NotImplementedError"}

    @property
    def is_small(self) -> bool:
        """Whether it is cheap to have several copies."""
        return self.scope.end - self.scope.first <= _LARGEST_FACTORY and not self.scope.yielded

    @property
    def is_tiny(self) -> bool:
        """Whether it is cheap to have a copy for each call."""
        return self.scope.end - self.scope.first <= _LARGEST_FILTER and not self.scope.yielded

    @property
    def hands_back(self) -> bool:
        """Whether it returns one of its parameters as it is."""
        if self._hands_back is None:
            scope = self.scope
            given = {parameter.variable for parameter in scope.parameters}
            if self.owner is not None and scope.parameters:
                given.discard(scope.parameters[0].variable)
            back = (source in given for source, target in runs(scope.copies, 2) if target == scope.returned)
            self._hands_back = self.is_tiny and any(back)
        return self._hands_back

    def __post_init__(self) -> None:
        """Number the variables of the parameters."""
        at = self.at
        self.returned = at(self.scope.returned)
        self.yielded = at(self.scope.yielded) if self.scope.yielded else 0
        self.sent = at(self.scope.sent) if self.scope.sent else 0
        for flow in self.scope.parameters:
            default = at(flow.default) if flow.default else 0
            variable = at(flow.variable)
            parameter = Parameter(flow.name, flow.kind, variable, default, flow.annotation, variable)
            self.parameters.append(parameter)
            if flow.kind in ("positional", "positional_only"):
                self.positional.append(parameter)
            elif flow.kind == "variadic":
                self.variadic = parameter
            elif flow.kind == "keywords":
                self.keywords = parameter
            if flow.kind in ("positional", "keyword_only"):
                self.by_name[flow.name] = parameter
        if self.module.is_library and not self.module.template:
            self._leave_out()

    def _leave_out(self) -> None:
        """What a model does not use of its arguments need not get there; `super()` may ask for the first one."""
        for position in self.module.unused(self.scope):
            self.parameters[position].entry = 0
        if self.variadic is not None and not self.variadic.entry:
            self.variadic = None
        if self.keywords is not None and not self.keywords.entry:
            self.keywords = None


@dataclass(slots=True, eq=False)
class Class:
    """A class of ours or of a library model."""

    symbol: str
    module: Module
    scope: FlowScope
    at: Placing
    around: Function | Class | Module
    members: dict[str, int] = field(default_factory=dict)
    """The variables of its names, those that other code stores into the class included."""
    stored: set[str] = field(default_factory=set)
    """Attributes that its methods store into `self`."""
    bases: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    metaclass: Class | None = None
    subclasses: list[Class] = field(default_factory=list)
    fields: list[str] | None = None
    """Names of the fields of a dataclass or named tuple, in order."""
    is_enum: bool = False
    is_written: bool = True
    """Whether a class statement makes it, and no call."""
    _positions: dict[str, int] = field(default_factory=dict)

    def position(self, ancestor: str) -> int:
        """Where a class stands in the MRO; at the end when it is not there."""
        if len(self._positions) != len(self.order):
            self._positions = {name: number for number, name in enumerate(self.order)}
        return self._positions.get(ancestor, len(self.order))

    def __post_init__(self) -> None:
        """Number the variables of the members."""
        at = self.at
        self.members = {name: at(variable) if variable else 0 for name, variable in self.scope.names.items()}


def module_of(place: Function | Class | Module) -> Module:
    """The module around a place."""
    return place if isinstance(place, Module) else place.module


def stored_names(flow: FlowFacts, scope: FlowScope) -> Iterator[str]:
    """What the methods of a class store into their first parameter."""
    for number in scope.methods:
        yield from (name for name, is_own in _stores(flow, flow.scopes[number]) if is_own)


def names_stored_elsewhere(flow: FlowFacts) -> Iterator[str]:
    """Attributes that are stored into something else than the first parameter of a method."""
    for scope in flow.scopes:
        yield from (name for name, is_own in _stores(flow, scope) if not is_own)


def _stores(flow: FlowFacts, scope: FlowScope) -> Iterator[tuple[str, bool]]:
    """The attributes that a scope stores, each with whether that is into the first parameter of a method."""
    is_method = scope.parameters and flow.scopes[scope.parent].kind == "class"
    receiver = scope.parameters[0].variable if is_method else 0
    yield from ((flow.names[name], base == receiver) for base, name, *_ in runs(scope.stores, 4))


def in_order(flows: Sequence[FlowFacts]) -> list[FlowFacts]:
    """By path, whatever the order in which they came."""
    return sorted(flows, key=lambda flow: flow.path)
