"""An index over the facts of all files: modules, definitions, and which names each scope binds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from analyzers.facts import (
    Attribute,
    Bind,
    Call,
    Collection,
    Comprehension,
    Define,
    Evaluate,
    Expression,
    FileFacts,
    Import,
    Name,
    Operation,
    Parameter,
    Return,
    Scope,
    Starred,
    Statement,
)
from analyzers.program import Location
from analyzers.roles import Role, role_of

from .modules import ModuleTable, name_modules
from .walk import walk

_BINDING = frozenset({Bind, Define, Import})


@dataclass(frozen=True, eq=False)
class ModuleCode:
    """One module: its name and its facts."""

    name: str
    facts: FileFacts
    role: Role

    def symbol(self, index: int) -> str:
        """The id of a scope: module name and path inside the module."""
        path = self.facts.scopes[index].path
        return f"{self.name}.{path}" if path else self.name

    def location(self, line: int) -> Location:
        """A place in this module's file."""
        return Location(self.facts.path, line)


class Frame(NamedTuple):
    """A scope of a module: where an expression is evaluated."""

    module: ModuleCode
    number: int

    @property
    def scope(self) -> Scope:
        """The scope itself."""
        return self.module.facts.scopes[self.number]

    @property
    def symbol(self) -> str:
        """The id of the scope's symbol."""
        return self.module.symbol(self.number)

    @property
    def parent(self) -> Frame:
        """The frame around this one."""
        return Frame(self.module, self.scope.parent)


class Binding(NamedTuple):
    """One way in which a name of a scope gets its value, evaluated in `frame`.

    `steps` lead from the value of `payload` to the bound one: `enter`, `iterate`, `call`, or a position to unpack.
    """

    frame: Frame
    payload: Define | Import | Parameter | Expression
    annotation: Expression | None = None
    steps: tuple[str | int, ...] = ()


class AttributeStore(NamedTuple):
    """`self.name = value` in a method."""

    frame: Frame
    value: Expression | None
    annotation: Expression | None


@dataclass(frozen=True, eq=False)
class CodeIndex:
    """All modules and definitions of the program by name."""

    table: ModuleTable
    modules: dict[str, ModuleCode]
    definitions: dict[str, Frame]
    """Functions, classes and lambdas by symbol id; of several with one id the last wins, as it does at run time."""
    _bindings: dict[tuple[str, int], dict[str, list[Binding]]] = field(default_factory=dict)

    def bindings(self, frame: Frame) -> dict[str, list[Binding]]:
        """The names a scope binds, each with all its bindings in source order."""
        key = (frame.module.name, frame.number)
        if key not in self._bindings:
            self._bindings[key] = _bindings_of(frame)
        return self._bindings[key]

    def frames(self) -> Iterator[Frame]:
        """Every scope of every module, in order."""
        for module in self.modules.values():
            for index in range(len(module.facts.scopes)):
                yield Frame(module, index)

    def frame(self, symbol: str) -> Frame | None:
        """The scope of a module, class, function or lambda."""
        if symbol in self.definitions:
            return self.definitions[symbol]
        module = self.modules.get(symbol)
        return Frame(module, 0) if module else None

    def made_at(self, place: str) -> tuple[Call, Frame] | None:
        """The first call that a dotted place is bound to, and where it stands."""
        owner, _, name = place.rpartition(".")
        home = self.frame(owner)
        bindings = self.bindings(home).get(name, ()) if home is not None else ()
        return next(((one.payload, one.frame) for one in bindings if isinstance(one.payload, Call)), None)

    def classes_of_ours(self, order: Iterable[str]) -> list[Frame]:
        """The classes of an MRO that are defined in the program."""
        return [self.definitions[name] for name in order if name in self.definitions]

    def is_bound(self, name: str, order: Iterable[str]) -> bool:
        """Whether a class of an MRO that is defined in the program has the name."""
        return any(name in self.bindings(frame) for frame in self.classes_of_ours(order))

    def classes_from_outside(self, order: Iterable[str]) -> list[str]:
        """The import paths in an MRO."""
        return [name for name in order if name not in self.definitions]

    @cached_property
    def tops(self) -> frozenset[str]:
        """The first words of all absolute imports, of the program's own packages and of libraries."""
        statements = (statement for frame in self.frames() for statement in frame.scope.statements)
        found = (one for one in statements if isinstance(one, Import) and not one.level)
        return frozenset(one.module.partition(".")[0] for one in found)

    @cached_property
    def decorated(self) -> dict[int, str]:
        """The functions and classes below decorators, by the identities of these."""
        return {id(one): symbol for symbol, frame in self.definitions.items() for one in frame.scope.decorators}

    @cached_property
    def attribute_stores(self) -> dict[str, dict[str, list[AttributeStore]]]:
        """Per class id and attribute name: what its methods store into `self`."""
        stores: dict[str, dict[str, list[AttributeStore]]] = {}
        for frame in self.frames():
            receiver = method_receiver(frame)
            if receiver is None:
                continue
            found = stores.setdefault(frame.parent.symbol, {})
            for statement in frame.scope.statements:
                if isinstance(statement, Bind):
                    _collect_stores(statement, receiver, frame, found)
        return stores


def index_code(files: Sequence[FileFacts], root_package: str = "", source_roots: Sequence[str] = ()) -> CodeIndex:
    """Names the modules (see `name_modules`) and indexes their definitions."""
    table = name_modules(files, root_package, source_roots)
    modules = {
        table.names[f.path]: ModuleCode(table.names[f.path], f, role_of(f.path))
        for f in sorted(files, key=lambda f: f.path)
    }
    definitions: dict[str, Frame] = {}
    for module in modules.values():
        for i in range(1, len(module.facts.scopes)):
            definitions[module.symbol(i)] = Frame(module, i)
    return CodeIndex(table, modules, definitions)


def method_receiver(frame: Frame) -> str | None:
    """The name of the first parameter of a method (`self`, `cls`); None for functions and static methods."""
    scope = frame.scope
    if scope.kind != "function" or frame.parent.scope.kind != "class" or not scope.parameters:
        return None
    if any(isinstance(d, Name) and d.id == "staticmethod" for d in scope.decorators):
        return None
    first = scope.parameters[0]
    return first.name if first.kind in ("positional", "positional_only") else None


def own_methods(frame: Frame) -> Iterator[Frame]:
    """The functions in the body of a class, in source order."""
    for number, scope in enumerate(frame.module.facts.scopes):
        if scope.kind == "function" and scope.parent == frame.number:
            yield Frame(frame.module, number)


def is_in_loop(frame: Frame, region: int) -> bool:
    """Whether a statement of the scope runs repeatedly in one run of the scope."""
    regions = frame.module.facts.regions
    while region != frame.scope.region and region >= 0:
        if regions[region].kind == "loop":
            return True
        region = regions[region].parent
    return False


def enclosing_regions(frame: Frame, region: int) -> Iterator[int]:
    """The regions around a statement, the innermost first, up to the scope's own."""
    regions = frame.module.facts.regions
    while region != frame.scope.region and region >= 0:
        yield region
        region = regions[region].parent


def with_regions(frame: Frame) -> list[int]:
    """The `with` blocks around statements of the scope, in source order."""
    regions = frame.module.facts.regions
    inner = {statement.region for statement in frame.scope.statements}
    around = {region for one in inner for region in enclosing_regions(frame, one)}
    return sorted(region for region in around if regions[region].kind == "with")


def loops_around(frame: Frame, region: int) -> Iterator[Bind]:
    """The heads of the `for` loops around a statement of the scope, the innermost first."""
    regions = frame.module.facts.regions
    heads = [one for one in frame.scope.statements if isinstance(one, Bind) and one.how == "iterate"]
    for loop in (regions[number] for number in enclosing_regions(frame, region)):
        if loop.kind == "loop":
            # Iterables may be written alike; the head of a loop is the last one above its body. A `while` has none.
            above = [one for one in heads if (one.region, one.value) == (loop.parent, loop.expression)]
            yield from [one for one in above if one.line <= loop.line][-1:]


def expressions_of(statement: Statement) -> tuple[Expression, ...]:
    """What a statement evaluates in its own scope."""
    if isinstance(statement, Bind):
        found = (statement.value, statement.target, statement.annotation)
        return tuple(e for e in found if e is not None)
    if isinstance(statement, Evaluate):
        return (statement.value,)
    if isinstance(statement, Return) and statement.value is not None:
        return (statement.value,)
    return ()


def parts_of(frame: Frame) -> Iterator[Expression]:
    """All parts of what the statements of a scope evaluate, the outermost of each first."""
    for statement in frame.scope.statements:
        for expression in expressions_of(statement):
            yield from walk(expression)


def header_expressions(scope: Scope) -> tuple[Expression, ...]:
    """What a definition evaluates in the scope around it: decorators, bases, defaults."""
    defaults = (p.default for p in scope.parameters if p.default is not None)
    return (*scope.decorators, *scope.bases, *(value for _, value in scope.keywords), *defaults)


def annotations_of(scope: Scope) -> tuple[Expression, ...]:
    """The annotations of a function's header."""
    found = [p.annotation for p in scope.parameters if p.annotation is not None]
    return tuple(found) if scope.returns is None else (*found, scope.returns)


def _collect_stores(bind: Bind, receiver: str, frame: Frame, found: dict[str, list[AttributeStore]]) -> None:
    target = bind.target
    if isinstance(target, Attribute) and isinstance(target.base, Name) and target.base.id == receiver:
        value = bind.value if bind.how == "assign" else None
        found.setdefault(target.name, []).append(AttributeStore(frame, value, bind.annotation))


def _bindings_of(frame: Frame) -> dict[str, list[Binding]]:
    found: dict[str, list[Binding]] = {}
    scope = frame.scope
    outer = set(scope.outer_names)
    for parameter in scope.parameters:
        found.setdefault(parameter.name, []).append(Binding(frame, parameter))
    for name, binding in _bound_in(frame):
        if name not in outer:
            found.setdefault(name, []).append(binding)
    if frame.number == 0:
        for name, binding in _global_bindings(frame.module):
            found.setdefault(name, []).append(binding)
    return found


def _global_bindings(module: ModuleCode) -> Iterator[tuple[str, Binding]]:
    """What functions bind through `global` (a `nonlocal` name of the same spelling is close enough)."""
    for index, scope in enumerate(module.facts.scopes):
        if not scope.outer_names:
            continue
        bound = _bound_in(Frame(module, index))
        yield from (pair for pair in bound if pair[0] in scope.outer_names)


def _bound_in(frame: Frame) -> Iterator[tuple[str, Binding]]:
    """The names that the statements of a scope bind, in source order."""
    scope = frame.scope
    with_inner = frozenset(scope.binding_inside)
    for place, statement in enumerate(scope.statements):
        if type(statement) in _BINDING:
            yield from _bound_by(statement, frame)
        if place in with_inner:
            for expression in expressions_of(statement):
                yield from _bound_inside(expression, frame)


def _bound_by(statement: Statement, frame: Frame) -> Iterator[tuple[str, Binding]]:
    if isinstance(statement, Define):
        yield frame.module.facts.scopes[statement.scope].name, Binding(frame, statement)
    elif isinstance(statement, Import):
        yield statement.alias, Binding(frame, statement)
    elif isinstance(statement, Bind):
        first = {"iterate": ("iterate",), "enter": ("enter",), "catch": ("call",)}.get(statement.how, ())
        value = Binding(frame, statement.value or Name("", statement.line), statement.annotation, first)
        yield from _targets(statement.target, value)


def _targets(target: Expression, value: Binding) -> Iterator[tuple[str, Binding]]:
    if isinstance(target, Name):
        yield target.id, value
    elif isinstance(target, Starred):
        yield from _targets(target.value, value)
    elif isinstance(target, Collection):
        for position, item in enumerate(target.items):
            yield from _targets(item, value._replace(annotation=None, steps=(*value.steps, position)))


def _bound_inside(expression: Expression, frame: Frame) -> Iterator[tuple[str, Binding]]:
    """Names bound by comprehensions and `:=`; a comprehension's own names are taken as the scope's."""
    for part in walk(expression):
        if isinstance(part, Comprehension):
            for generator in part.generators:
                yield from _targets(generator.target, Binding(frame, generator.iterable, None, ("iterate",)))
        elif isinstance(part, Operation) and part.kind == ":=":
            yield from _targets(part.operands[0], Binding(frame, part.operands[1]))
