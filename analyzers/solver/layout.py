"""The program as the solver sees it: modules, classes and functions with the variables they own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from analyzers.flow.records import SEED_FUNCTION, FlowFacts, FlowScope, Type

_LARGEST_FACTORY = 300
"""Variables of a function, of which each call can have a copy."""
_LARGEST_FILTER = 40
"""Variables of a function that returns its argument, of which each call can have a copy."""
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
    definitions: dict[int, Function | Class] = field(default_factory=dict)
    """By the number of their scope."""
    joined: dict[str, int] = field(default_factory=dict)
    """The variables that its functions read, by name: the first ones of the file, in the order of its names."""
    shared: frozenset[int] | None = None
    """Variables of constants and built-in names, which belong to the file wherever they are first used; None until
    somebody asks."""

    def __post_init__(self) -> None:
        """Number the variables of the names."""
        names = self.flow.scopes[0].names if self.flow.scopes else {}
        self.joined = {name: self.at(number) for number, name in enumerate(names, start=1)}

    def symbol(self, scope: int) -> str:
        """The id of a scope: for a library model the name under which calls of it are known."""
        path = self.flow.scopes[scope].path
        return f"{self.name}.{path}" if path else self.name


@dataclass(slots=True, eq=False)
class Parameter:
    """A parameter with its variables; `default` is 0 when there is none."""

    name: str
    kind: str
    variable: int
    default: int
    annotation: Type | None


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
    _keeps_own_results: bool | None = None
    generation: int = 0
    """How many calls, one inside the other, this copy of the function belongs to."""

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
        flowing = {scope.seeds[i] for i in range(0, len(scope.seeds), 3) if scope.seeds[i + 1] == SEED_FUNCTION}
        pairs = [*zip(scope.copies[::2], scope.copies[1::2], strict=True)]
        pairs += [(argument, call.result) for call in scope.calls for argument in call.arguments]
        pairs += [(value, container) for container, _, value in zip(*[iter(scope.elements)] * 3, strict=True)]
        size = -1
        while size != len(flowing):
            size = len(flowing)
            flowing.update(target for source, target in pairs if source in flowing)
        return scope.returned in flowing

    @property
    def keeps_own_results(self) -> bool:
        """Whether it stores into its receiver what another method of the receiver gives: `self.x = self.make()`.

        What that is depends on the class of the receiver, so that a copy for each tells them apart.
        """
        if self._keeps_own_results is None:
            is_method = self.owner is not None and bool(self.positional)
            self._keeps_own_results = is_method and self.is_small and self._stores_own_results()
        return self._keeps_own_results

    def _stores_own_results(self) -> bool:
        scope = self.scope
        receiver = scope.parameters[0].variable
        stored = [scope.stores[i + 2] for i in range(0, len(scope.stores), 4) if scope.stores[i] == receiver]
        given = {call.result for call in scope.calls if call.receiver == receiver}
        copied = {t for s, t in zip(scope.copies[::2], scope.copies[1::2], strict=True) if s in given}
        return not (given | copied).isdisjoint(stored)

    def is_stub(self) -> bool:
        """Whether it does nothing but raise `NotImplementedError`."""
        scope = self.scope
        if not scope.raises or len(scope.calls) > 1 or scope.stores or scope.returned in scope.copies[1::2]:
            return False
        outer = dict(zip(*[iter(self.module.flow.scopes[0].outer)] * 2, strict=True))
        made = {call.result: call.function for call in scope.calls}
        names = {outer.get(made.get(raised, raised), -1) for raised in scope.raises[::2]}
        return {self.module.flow.names[name] for name in names if name >= 0} == {"NotImplementedError"}

    @property
    def is_small(self) -> bool:
        """Whether it is cheap to have several copies."""
        return self.scope.end - self.scope.first <= _LARGEST_FACTORY and not self.scope.yielded

    @property
    def hands_back(self) -> bool:
        """Whether it returns one of its parameters as it is."""
        if self._hands_back is None:
            scope = self.scope
            given = {parameter.variable for parameter in scope.parameters}
            if self.owner is not None and scope.parameters:
                given.discard(scope.parameters[0].variable)
            pairs = zip(scope.copies[::2], scope.copies[1::2], strict=True)
            is_tiny = scope.end - scope.first <= _LARGEST_FILTER and not self.scope.yielded
            self._hands_back = is_tiny and any(t == scope.returned and s in given for s, t in pairs)
        return self._hands_back

    def __post_init__(self) -> None:
        """Number the variables of the parameters."""
        at = self.at
        self.returned = at(self.scope.returned)
        self.yielded = at(self.scope.yielded) if self.scope.yielded else 0
        self.sent = at(self.scope.sent) if self.scope.sent else 0
        for flow in self.scope.parameters:
            default = at(flow.default) if flow.default else 0
            parameter = Parameter(flow.name, flow.kind, at(flow.variable), default, flow.annotation)
            self.parameters.append(parameter)
            if flow.kind in ("positional", "positional_only"):
                self.positional.append(parameter)
            elif flow.kind == "variadic":
                self.variadic = parameter
            elif flow.kind == "keywords":
                self.keywords = parameter
            if flow.kind in ("positional", "keyword_only"):
                self.by_name[flow.name] = parameter


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


def stored_names(flow: FlowFacts, scope: FlowScope) -> Iterator[str]:
    """What the methods of a class store into their first parameter."""
    for number in scope.methods:
        method = flow.scopes[number]
        if not method.parameters:
            continue
        receiver = method.parameters[0].variable
        stores = method.stores
        for position in range(0, len(stores), 4):
            if stores[position] == receiver:
                yield flow.names[stores[position + 1]]


def names_stored_elsewhere(flow: FlowFacts) -> Iterator[str]:
    """Attributes that are stored into something else than the first parameter of a method."""
    for scope in flow.scopes:
        is_method = scope.parameters and flow.scopes[scope.parent].kind == "class"
        receiver = scope.parameters[0].variable if is_method else 0
        for position in range(0, len(scope.stores), 4):
            if scope.stores[position] != receiver:
                yield flow.names[scope.stores[position + 1]]


def in_order(flows: Sequence[FlowFacts]) -> list[FlowFacts]:
    """By path, whatever the order in which they came."""
    return sorted(flows, key=lambda flow: flow.path)
