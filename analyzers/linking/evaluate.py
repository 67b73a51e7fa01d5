"""What an expression may be: abstract evaluation on demand, without regard to the order of statements.

Before the program is solved, this reads its declarations: settings, models, routes. Afterwards it asks the solver what
calls give and parameters get, and only puts together what one expression makes of that.
"""

from __future__ import annotations

from collections import abc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from analyzers.facts import (
    Attribute,
    Call,
    Constant,
    Expression,
    Import,
    Lambda,
    Name,
    Operation,
    Subscript,
)
from analyzers.options import Loader

from . import namespaces, results
from .annotations import annotated
from .bindings import bound
from .classes import Linearization
from .code import CodeIndex, Frame
from .displays import display
from .given import Caller, GivenCall
from .loaders import loaders_by_name
from .shared import Context
from .value_flow import Deed, ValueFlow
from .values import (
    LONGEST_TEXT,
    NOTHING,
    Value,
    Values,
    at,
    bounded,
    elements,
    is_ours,
    items,
    one,
    rows_of,
    texts,
)

if TYPE_CHECKING:
    from .summaries import Summary

_ARITHMETIC = frozenset({"-", "*", "/", "//", "%", "**", "|", "&", "^"})
_DEEPEST = 150


class Evaluator:
    """Answers what expressions may be; remembers its answers."""

    def __init__(self, code: CodeIndex, loaders: Iterable[Loader] = ()) -> None:
        """Start without summaries; readers that need an evaluator to prepare theirs add them later."""
        self.code = code
        self.loaders = loaders_by_name(loaders)
        self.order = Linearization(self._bases)
        self.summaries: list[Summary] = []
        self.callers: abc.Mapping[str, Sequence[Caller]] = {}
        self.flow: ValueFlow | None = None
        self._known: dict[object, Values] = {}
        self.active: set[object] = set()

    def learn(self, flow: ValueFlow) -> None:
        """Know what calls give and parameters get; what was computed without that is forgotten."""
        self.flow = flow
        self._known.clear()

    def deeds(self) -> Iterable[Deed]:
        """What frameworks do with queries and instances for the program."""
        return self.flow.deeds() if self.flow is not None else ()

    def declare(self, loaders: Iterable[Loader]) -> None:
        """Know more loaders; what is declared already counts more."""
        self.loaders = {loader.function: loader for loader in loaders} | self.loaders
        self._forget()

    def add(self, summary: Summary) -> None:
        """Let a summary take part; what was computed without it is forgotten."""
        self.summaries.append(summary)
        self._forget()

    @contextmanager
    def trying(self, summary: Summary) -> Iterator[None]:
        """Let a summary take part for a while."""
        self.add(summary)
        yield
        self.summaries.remove(summary)
        self._forget()

    def _forget(self) -> None:
        self.order = Linearization(self._bases)
        self._known.clear()

    # Expressions

    def values(self, expression: Expression, frame: Frame) -> Values:
        """What the expression may be when the scope of `frame` evaluates it; empty when nothing is known."""
        match expression:
            case Name(id=name):
                return self.name(name, frame)
            case Attribute(base=base, name=name):
                known = self._read(expression, frame)
                return known or self.each(self.values(base, frame), lambda value: self.attribute(value, name))
            case Call():
                return self._solved(expression, frame) or self._called(expression, frame)
            case Constant(value=value):
                return _constant(value)
            case Subscript(base=base, index=index):
                return self._subscript(self.values(base, frame), index)
            case Lambda(scope=scope):
                return one("function", frame.module.symbol(scope))
            case Operation():
                return self._operation(expression, frame)
            case _:
                return display(self, expression, frame)

    def _solved(self, call: Call, frame: Frame) -> Values:
        """What is known to flow out of a call, if it is something of the program; else it is as good as nothing."""
        if self.flow is None or call.number < 0:
            return NOTHING
        found = self.flow.result(frame.module.facts.path, call.number)
        if not any(map(is_ours, found)):
            return NOTHING
        names = {value.name for value in found if value.kind == "instance"}
        if not names:
            return found
        # Which objects are new, only the call itself and what it calls can say.
        made = frozenset(v for v in self._called(call, frame) if v.detail == "new" and v.name in names)
        at_once = {v.name for v in self.flow.callees(frame.module.facts.path, call.number) if v.kind == "class"}
        return made | frozenset(v for v in found if v.kind != "instance" or v.name not in at_once)

    def _read(self, attribute: Attribute, frame: Frame) -> Values:
        """What is known to flow out of an attribute, if it is something of the program.

        In a module or class the name means what is defined there, whatever decorators make of it.
        """
        if self.flow is None:
            return NOTHING
        place = frame.module.facts.path, frame.number, attribute.name, attribute.line
        if any(owner.kind in ("module", "class") for owner in self.flow.owners(*place)):
            return NOTHING
        found = self.flow.read(*place)
        return found if any(map(is_ours, found)) else NOTHING

    def contexts(self, frame: Frame, call: Call | None) -> Sequence[Context]:
        """Per copy of the function around a call what that is about; without a call what the parameters are."""
        if self.flow is None:
            return ()
        return self.flow.contexts(frame.module.facts.path, frame.number, -1 if call is None else call.number)

    def owners(self, attribute: Attribute, frame: Frame) -> Values:
        """What an attribute is read from."""
        place = frame.module.facts.path, frame.number, attribute.name, attribute.line
        known = self.flow.owners(*place) if self.flow is not None else NOTHING
        return known or self.values(attribute.base, frame)

    def _called(self, call: Call, frame: Frame) -> Values:
        callees = self.values(call.function, frame)
        found = self.each(callees, lambda callee: self.result(callee, call, frame))
        return found | self._taken_out(call, frame)

    def _taken_out(self, call: Call, frame: Frame) -> Values:
        """What the methods of built-in containers give back of what is in them."""
        function = call.function
        if not isinstance(function, Attribute) or function.name not in results.CONTAINER_METHODS:
            return NOTHING
        return results.taken_out(self.values(function.base, frame), function.name)

    def _operation(self, expression: Operation, frame: Frame) -> Values:
        operands = expression.operands
        match expression.kind:
            case "and" | "or":
                return self.union(operands, frame)
            case "if":
                return self.union((operands[0], operands[2]), frame)
            case "await":
                return self.values(operands[0], frame)
            case ":=":
                return self.values(operands[1], frame)
            case "+":
                return self._sum(operands, frame)
            case _:
                # Arithmetic of a library's objects gives the library's objects: dates, decimals, paths, conditions.
                found = self.union(operands, frame) if expression.kind in _ARITHMETIC else NOTHING
                return frozenset(v for v in found if v.kind == "external_instance")

    def _sum(self, operands: Sequence[Expression], frame: Frame) -> Values:
        """Constant strings are joined; containers keep the elements of all operands."""
        found = [self.values(operand, frame) for operand in operands]
        constant = [texts(values) for values in found]
        if all(len(words) == 1 for words in constant):
            known = sum(len(words[0]) for words in constant) <= LONGEST_TEXT
            return one("text", "".join(w[0] for w in constant)) if known else one("external_instance", "<builtin>.str")
        joined = NOTHING.union(*found)
        rest = frozenset(v for v in joined if v.kind not in ("text", "item"))
        return bounded(rest | items(elements(joined)))

    def _subscript(self, bases: Values, index: Expression) -> Values:
        generic = frozenset(v for v in bases if v.kind in ("class", "external"))
        queries = frozenset(v for v in bases if v.kind == "query")
        if isinstance(index, Operation) and index.kind == "slice":
            return generic | queries | frozenset(v for v in bases if v.kind in ("item", "external_instance"))
        key = index.value if isinstance(index, Constant) else None
        if isinstance(key, int) and key >= 0:
            return generic | self.iterate(queries) | at(bases, key)
        entries = frozenset(v.element for v in bases if v.kind == "entry" and v.element and v.name == key)
        return generic | self.iterate(queries) | (entries or elements(bases))

    def union(self, expressions: Sequence[Expression], frame: Frame) -> Values:
        """What any of the expressions may be."""
        return bounded(NOTHING.union(*(self.values(e, frame) for e in expressions)))

    @staticmethod
    def each(values: Values, step: Callable[[Value], Values]) -> Values:
        """One step further from each value."""
        if len(values) == 1:
            return bounded(step(next(iter(values))))
        # Sorted, because what a cycle leaves out depends on where it is entered.
        return bounded(NOTHING.union(*(step(value) for value in sorted(values, key=repr))))

    def once(self, key: object, compute: Callable[[], Values]) -> Values:
        """Compute an answer once; inside its own computation it is empty."""
        known = self._known.get(key)
        if known is not None:
            return known
        if key in self.active or len(self.active) > _DEEPEST:
            return NOTHING
        self.active.add(key)
        found = compute()
        self.active.discard(key)
        self._known[key] = found
        return found

    # Names

    def name(self, name: str, frame: Frame) -> Values:
        """What a name may be: the scope's own bindings, those of the functions around it, the module, built-ins."""
        return self.once((frame.module.name, frame.number, name), lambda: namespaces.find_name(self, name, frame))

    def module_attribute(self, module: str, name: str) -> Values:
        """A name of a module's namespace, or its submodule."""
        return self.once(("module", module, name), lambda: namespaces.find_in_module(self, module, name))

    def global_name(self, name: str, module: Frame) -> Values | None:
        """What a module's namespace holds under a name; None when it holds no such name."""
        return namespaces.global_name(self, name, module)

    def path_of(self, expression: Expression, frame: Frame) -> str | None:
        """The place where a name is defined or assigned, as a dotted path through all imports; None if unknown.

        `signals.order_placed` gives `shop.signals.order_placed` wherever it is imported from.
        """
        return namespaces.path_of(self, expression, frame)

    def imported(self, statement: Import, frame: Frame) -> Values:
        """What an import statement binds."""
        return namespaces.imported(self, statement, frame)

    def iterate(self, values: Values) -> Values:
        """What `for x in values` binds: elements of containers, instances of a query's model."""
        return elements(values).union(*(rows_of(value) for value in values if value.kind == "query"))

    def instance_of(self, value: Value) -> Values:
        """An instance, when the value is a class."""
        if value.kind == "class":
            return one("instance", value.name)
        return one("external_instance", value.name) if value.kind == "external" else NOTHING

    # Attributes

    def attribute(self, value: Value, name: str) -> Values:
        """What `value.name` may be."""
        return self.once((value, name), lambda: self._find_attribute(value, name))

    def _find_attribute(self, value: Value, name: str) -> Values:
        for summary in self.summaries:
            found = summary.attribute(self, value, name)
            if found is not None:
                return found
        match value.kind:
            case "module":
                return self.module_attribute(value.name, name)
            case "class" | "instance":
                return self._member(self.mro(value.name), name, value)
            case "super":
                return self._member(self.after_super(value), name, Value("instance", value.detail))
            case "external" | "external_instance":
                return one("external", f"{value.name}.{name}")
            case "text":
                return one("external", f"<builtin>.str.{name}")
            case "result":
                return frozenset((value,))
            case _:
                return NOTHING

    def mro(self, name: str) -> tuple[str, ...]:
        """The MRO of a class: symbol ids of our classes and import paths of others."""
        return self.order.mro(name)

    def after_super(self, value: Value) -> tuple[str, ...]:
        """The rest of the MRO in which `super()` looks its attributes up."""
        order = self.mro(value.detail)
        return order[order.index(value.name) + 1 :] if value.name in order else ()

    def _bases(self, name: str) -> list[str]:
        frame = self.code.definitions.get(name)
        if frame is None:
            return []
        found: list[str] = []
        for base in frame.scope.bases:
            values = self.values(base, frame.parent)
            kinds = ("class", "external", "external_instance", "result")
            found.extend(v.name for v in sorted(values, key=lambda v: (v.kind, v.name)) if v.kind in kinds)
        return found

    def _member(self, order: Sequence[str], name: str, owner: Value) -> Values:
        for frame in self.code.classes_of_ours(order):
            found = self._own_member(frame, name, owner)
            if found is not None:
                return found
        outside = [a for a in self.code.classes_from_outside(order) if a != "<builtin>.object"]
        return one("external", f"{outside[0]}.{name}") if outside else NOTHING

    def _own_member(self, frame: Frame, name: str, owner: Value) -> Values | None:
        """The member as one class of the MRO has it; None when it has none."""
        bindings = self.code.bindings(frame).get(name, [])
        stores = self.code.attribute_stores.get(frame.symbol, {}).get(name, [])
        if not bindings and not stores:
            return None
        found = bound(self, bindings)
        if owner.kind == "instance":
            found = self.each(found, self._read_property)
        for store in stores:
            if store.value is not None:
                found |= self.values(store.value, store.frame)
            if store.annotation is not None:
                found |= annotated(self, store.annotation, store.frame)
        return bounded(found)

    def _read_property(self, value: Value) -> Values:
        if value.kind == "function" and self.is_property(value.name):
            return self.returned(value)
        return frozenset((value,))

    def is_property(self, function: str) -> bool:
        """Whether reading the function's name on an instance calls it."""
        frame = self.code.definitions[function]
        return any(
            (isinstance(d, Name) and d.id.endswith("property"))
            or (isinstance(d, Attribute) and d.name.endswith("property"))
            for d in frame.scope.decorators
        )

    # Calls

    def result(self, callee: Value, call: Call, frame: Frame) -> Values:
        """What calling `callee` may give."""
        given = GivenCall(self, call, frame)
        loader = self.loaders.get(callee.name) if callee.kind in ("external", "function") else None
        if loader is not None:
            return results.loaded(given, loader)
        for summary in self.summaries:
            found = summary.result(callee, given)
            if found is not None:
                return found
        match callee.kind:
            case "class":
                return one("instance", callee.name, "new")
            case "function":
                return results.loaded(given) or self.returned(callee)
            case "instance":
                return self.each(self.attribute(callee, "__call__"), self.returned)
            case "external":
                return results.outside_result(self, callee.name, call, frame)
            case _:
                return NOTHING

    def returned(self, function: Value) -> Values:
        """What a function of ours may return; for a generator, a container of what it yields."""
        if function.kind != "function":
            return NOTHING
        return self.once(("return", function.name), lambda: results.find_returned(self, function.name))


def _constant(value: object) -> Values:
    if isinstance(value, str):
        return one("text", value)
    return NOTHING if value is None else one("external_instance", f"<builtin>.{type(value).__name__}")
