"""What an expression may be: abstract evaluation on demand, without regard to the order of statements.

This is the seam of the value-flow solver: linking and the framework readers only use the methods `values`, `attribute`,
`result`, `mro` and `path_of` of `Evaluator`, whatever computes them.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Sequence
from collections.abc import Mapping as Mapping_
from typing import NamedTuple, Protocol

from analyzers.facts import (
    Attribute,
    Call,
    Collection,
    Comprehension,
    Constant,
    Define,
    Expression,
    Import,
    Lambda,
    Mapping,
    Name,
    Operation,
    Parameter,
    Return,
    Starred,
    Subscript,
    Text,
)

from .annotations import annotated
from .classes import Linearization
from .code import Binding, CodeIndex, Frame, expressions_of, method_receiver
from .values import NOTHING, Value, Values, bounded, elements, items, one, texts
from .walk import argument, walk

_BUILTINS = frozenset(dir(builtins))
_PASSING = frozenset({"list", "tuple", "set", "frozenset", "sorted", "reversed", "iter", "filter"})
"""Built-ins whose result holds the elements of their (last) argument."""
_DEEPEST = 150
_MOST_CALLERS = 60
"""A function called from more places is a tool for everybody; its parameters say little."""


class Summary(Protocol):
    """What a framework reader knows of code that is not read. None means: no opinion."""

    def attribute(self, evaluator: Evaluator, value: Value, name: str) -> Values | None:
        """The values of `value.name`."""

    def result(self, evaluator: Evaluator, callee: Value, call: Call, frame: Frame) -> Values | None:
        """The values of calling `callee` as `call` does in `frame`."""

    def parameter(self, evaluator: Evaluator, parameter: Parameter, frame: Frame) -> Values | None:
        """The values of a parameter that the framework passes."""


class Caller(NamedTuple):
    """A call of a function: `shift` is 1 when the receiver takes the first parameter."""

    call: Call
    frame: Frame
    shift: int


class Evaluator:
    """Answers what expressions may be; remembers its answers."""

    def __init__(self, code: CodeIndex) -> None:
        """Start without summaries; readers that need an evaluator to prepare theirs add them later."""
        self.code = code
        self.order = Linearization(self._bases)
        self.summaries: list[Summary] = []
        self._callers: Mapping_[str, Sequence[Caller]] = {}
        self._known: dict[object, Values] = {}
        self._active: set[object] = set()

    def learn(self, callers: Mapping_[str, Sequence[Caller]]) -> None:
        """Let arguments flow into parameters from now on; what was computed without them is forgotten."""
        self._callers = callers
        self._known.clear()

    def add(self, summary: Summary) -> None:
        """Let a summary take part; what was computed without it is forgotten."""
        self.summaries.append(summary)
        self._known.clear()

    # Expressions

    def values(self, expression: Expression, frame: Frame) -> Values:
        """What the expression may be when the scope of `frame` evaluates it; empty when nothing is known."""
        match expression:
            case Name(id=name):
                return self.name(name, frame)
            case Attribute(base=base, name=name):
                return self._each(self.values(base, frame), lambda value: self.attribute(value, name))
            case Call():
                callees = self.values(expression.function, frame)
                return self._each(callees, lambda callee: self.result(callee, expression, frame))
            case Constant(value=value):
                return _constant(value)
            case Subscript(base=base, index=index):
                return self._subscript(self.values(base, frame), index)
            case Lambda(scope=scope):
                return one("function", frame.module.symbol(scope))
            case Operation():
                return self._operation(expression, frame)
            case _:
                return self._display(expression, frame)

    def _display(self, expression: Expression, frame: Frame) -> Values:
        """Literal containers, comprehensions and f-strings."""
        match expression:
            case Collection(kind=kind, items=found):
                inner = [self._spread(item, frame) for item in found]
                return bounded(one("external_instance", f"<builtin>.{kind}").union(*inner))
            case Mapping(entries=entries):
                inner = [self._entry(key, value, frame) for key, value in entries]
                return bounded(one("external_instance", "<builtin>.dict").union(*inner))
            case Comprehension(kind=kind, elements=found):
                return one("external_instance", f"<builtin>.{kind}") | items(self.values(found[-1], frame))
            case Text():
                return one("external_instance", "<builtin>.str")
            case _:
                return NOTHING

    def _spread(self, item: Expression, frame: Frame) -> Values:
        if isinstance(item, Starred):
            return items(elements(self.values(item.value, frame)))
        return items(self.values(item, frame))

    def _entry(self, key: Expression | None, value: Expression, frame: Frame) -> Values:
        if key is None:
            return frozenset(v for v in self.values(value, frame) if v.kind in ("entry", "item"))
        name = key.value if isinstance(key, Constant) and isinstance(key.value, str) else ""
        return frozenset(Value("entry", name, "", v) for v in self.values(value, frame))

    def _operation(self, expression: Operation, frame: Frame) -> Values:
        operands = expression.operands
        match expression.kind:
            case "and" | "or":
                return self._union(operands, frame)
            case "if":
                return self._union((operands[0], operands[2]), frame)
            case "await":
                return self.values(operands[0], frame)
            case ":=":
                return self.values(operands[1], frame)
            case "+":
                return self._sum(operands, frame)
            case _:
                return NOTHING

    def _sum(self, operands: Sequence[Expression], frame: Frame) -> Values:
        """Constant strings are joined; containers keep the elements of all operands."""
        found = [self.values(operand, frame) for operand in operands]
        constant = [texts(values) for values in found]
        if all(len(words) == 1 for words in constant):
            return one("text", "".join(words[0] for words in constant))
        return bounded(frozenset(v for values in found for v in values if v.kind != "text"))

    def _subscript(self, bases: Values, index: Expression) -> Values:
        generic = frozenset(v for v in bases if v.kind in ("class", "external"))
        queries = frozenset(v for v in bases if v.kind == "query")
        if isinstance(index, Operation) and index.kind == "slice":
            return generic | queries | frozenset(v for v in bases if v.kind in ("item", "external_instance"))
        key = index.value if isinstance(index, Constant) else None
        entries = frozenset(v.element for v in bases if v.kind == "entry" and v.element and v.name == key)
        return generic | self.iterate(queries) | (entries or elements(bases))

    def _union(self, expressions: Sequence[Expression], frame: Frame) -> Values:
        return bounded(NOTHING.union(*(self.values(e, frame) for e in expressions)))

    @staticmethod
    def _each(values: Values, step: Callable[[Value], Values]) -> Values:
        # Sorted, because what a cycle leaves out depends on where it is entered.
        return bounded(NOTHING.union(*(step(value) for value in sorted(values, key=repr))))

    def _once(self, key: object, compute: Callable[[], Values]) -> Values:
        """Compute an answer once; inside its own computation it is empty."""
        known = self._known.get(key)
        if known is not None:
            return known
        if key in self._active or len(self._active) > _DEEPEST:
            return NOTHING
        self._active.add(key)
        found = compute()
        self._active.discard(key)
        self._known[key] = found
        return found

    # Names

    def name(self, name: str, frame: Frame) -> Values:
        """What a name may be: the scope's own bindings, those of the functions around it, the module, built-ins."""
        return self._once((frame.module.name, frame.number, name), lambda: self._find_name(name, frame))

    def _find_name(self, name: str, frame: Frame) -> Values:
        current = frame
        while current.number > 0:
            scope = current.scope
            if (current is frame or scope.kind != "class") and name not in scope.outer_names:
                bindings = self.code.bindings(current).get(name)
                if bindings:
                    return self._bound(bindings)
            current = current.parent
        found = self.global_name(name, current)
        if found is None:
            return one("external", f"<builtin>.{name}") if name in _BUILTINS else NOTHING
        return found

    def global_name(self, name: str, module: Frame) -> Values | None:
        """What a module's namespace holds under a name; None when it holds no such name."""
        bindings = self.code.bindings(module)
        if name in bindings:
            return self._bound(bindings[name])
        for star in bindings.get("*", ()):
            if isinstance(star.payload, Import):
                found = self._starred(star.payload, star.frame, name)
                if found is not None:
                    return found
        return None

    def _starred(self, statement: Import, frame: Frame, name: str) -> Values | None:
        """The name as `from module import *` brings it, if it does."""
        source = self._import_source(statement, frame)
        target = self.code.modules.get(source) if source else None
        if target is None or ("*", target.name, name) in self._active:
            return None
        inner = Frame(target, 0)
        exported = self.exported(inner)
        if (name not in exported) if exported is not None else name.startswith("_"):
            return None
        key = ("*", target.name, name)
        self._active.add(key)
        found = self.global_name(name, inner)
        self._active.discard(key)
        return found

    def exported(self, module: Frame) -> frozenset[str] | None:
        """The names in `__all__`; None when the module has none."""
        bindings = self.code.bindings(module).get("__all__")
        if not bindings:
            return None
        found = self._bound(bindings)
        return frozenset(texts(elements(found))) if found else None

    def _bound(self, bindings: Sequence[Binding]) -> Values:
        return bounded(NOTHING.union(*(self._binding(binding) for binding in bindings)))

    def _binding(self, binding: Binding) -> Values:
        payload, frame = binding.payload, binding.frame
        match payload:
            case Define(scope=scope):
                kind = frame.module.facts.scopes[scope].kind
                return one("class" if kind == "class" else "function", frame.module.symbol(scope))
            case Import():
                return self.imported(payload, frame)
            case Parameter():
                return self._parameter(payload, frame)
            case _:
                return self._assigned(binding, payload)

    def _assigned(self, binding: Binding, payload: Expression) -> Values:
        steps = binding.steps
        while steps and isinstance(steps[0], int) and _has_position(payload, steps[0]):
            assert isinstance(payload, Collection)
            payload, steps = payload.items[steps[0]], steps[1:]
        found = self.values(payload, binding.frame)
        for step in steps:
            found = self._step(found, step)
        if binding.annotation is not None and not found:
            return annotated(self, binding.annotation, binding.frame)
        return found

    def _step(self, values: Values, step: str | int) -> Values:
        if step == "enter":
            return self._each(values, self._entered) | elements(values)
        if step == "call":
            return self._each(values | elements(values), self.instance_of)
        return self.iterate(values)

    def iterate(self, values: Values) -> Values:
        """What `for x in values` binds: elements of containers, instances of a query's model."""
        rows = frozenset(Value("instance", v.name) for v in values if v.kind == "query")
        return elements(values) | rows

    def _entered(self, manager: Value) -> Values:
        if manager.kind != "instance":
            return frozenset((manager,)) if manager.kind == "external_instance" else NOTHING
        found = self._each(self.attribute(manager, "__enter__"), self.returned)
        return found or frozenset((manager,))

    def instance_of(self, value: Value) -> Values:
        """An instance, when the value is a class."""
        if value.kind == "class":
            return one("instance", value.name)
        return one("external_instance", value.name) if value.kind == "external" else NOTHING

    def _parameter(self, parameter: Parameter, frame: Frame) -> Values:
        if parameter.name == method_receiver(frame):
            owner = frame.parent.symbol
            is_class = any(isinstance(d, Name) and d.id == "classmethod" for d in frame.scope.decorators)
            return one("class" if is_class or frame.scope.name == "__new__" else "instance", owner)
        found = NOTHING
        if parameter.annotation is not None:
            found = annotated(self, parameter.annotation, frame.parent)
        if parameter.default is not None:
            default = self.values(parameter.default, frame.parent)
            found |= frozenset(v for v in default if v.kind in ("class", "function", "instance", "text"))
        if parameter.kind == "variadic":
            return items(found)
        return found or self._passed_by_framework(parameter, frame) or self._passed(parameter, frame)

    def _passed(self, parameter: Parameter, frame: Frame) -> Values:
        """What the callers give for the parameter."""
        position = frame.scope.parameters.index(parameter)
        found = NOTHING
        for caller in self._callers.get(frame.symbol, ())[:_MOST_CALLERS]:
            given = argument(caller.call, position - caller.shift, parameter.name)
            if given is not None:
                found |= self.values(given, caller.frame)
        return bounded(found)

    def _passed_by_framework(self, parameter: Parameter, frame: Frame) -> Values:
        for summary in self.summaries:
            found = summary.parameter(self, parameter, frame)
            if found is not None:
                return found
        return NOTHING

    # Imports

    def _import_source(self, statement: Import, frame: Frame) -> str | None:
        """The module an import names: ours (its module name) or an import path; None above the top package."""
        if not statement.level:
            return self.code.table.find(statement.module, frame.module.facts.path) or statement.module
        base = self.code.table.base_of_relative(frame.module.name, statement.level)
        if base is None:
            return None
        return ".".join(part for part in (base, statement.module) if part)

    def imported(self, statement: Import, frame: Frame) -> Values:
        """What an import statement binds."""
        if statement.name is None:
            whole = statement.module
            first = whole.partition(".")[0]
            wanted = first if statement.alias == first else whole
            return self.module_value(wanted, frame)
        source = self._import_source(statement, frame)
        if source is None:
            return NOTHING
        if source in self.code.modules or self.code.table.is_namespace(source):
            return self.module_attribute(source, statement.name)
        return one("external", f"{source}.{statement.name}")

    def module_value(self, dotted: str, frame: Frame) -> Values:
        """The module that `import dotted` gives in the file of `frame`."""
        found = self.code.table.find(dotted, frame.module.facts.path)
        return one("module", found) if found else one("external", dotted)

    def module_attribute(self, module: str, name: str) -> Values:
        """A name of a module's namespace, or its submodule."""
        return self._once(("module", module, name), lambda: self._find_in_module(module, name))

    def _find_in_module(self, module: str, name: str) -> Values:
        target = self.code.modules.get(module)
        found = self.global_name(name, Frame(target, 0)) if target else None
        if found:
            return found
        submodule = f"{module}.{name}"
        if submodule in self.code.modules or self.code.table.is_namespace(submodule):
            return one("module", submodule)
        return NOTHING

    # Attributes

    def attribute(self, value: Value, name: str) -> Values:
        """What `value.name` may be."""
        return self._once((value, name), lambda: self._find_attribute(value, name))

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
                order = self.mro(value.detail)
                after = order[order.index(value.name) + 1 :] if value.name in order else ()
                return self._member(after, name, Value("instance", value.detail))
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
        for ancestor in order:
            frame = self.code.definitions.get(ancestor)
            if frame is None:
                continue
            found = self._own_member(frame, name, owner)
            if found is not None:
                return found
        outside = [a for a in order if a not in self.code.definitions and a != "<builtin>.object"]
        return one("external", f"{outside[0]}.{name}") if outside else NOTHING

    def _own_member(self, frame: Frame, name: str, owner: Value) -> Values | None:
        """The member as one class of the MRO has it; None when it has none."""
        bindings = self.code.bindings(frame).get(name, [])
        stores = self.code.attribute_stores.get(frame.symbol, {}).get(name, [])
        if not bindings and not stores:
            return None
        found = self._bound(bindings)
        if owner.kind == "instance":
            found = self._each(found, self._read_property)
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
        for summary in self.summaries:
            found = summary.result(self, callee, call, frame)
            if found is not None:
                return found
        match callee.kind:
            case "class":
                return one("instance", callee.name, "new")
            case "function":
                return self.returned(callee)
            case "instance":
                return self._each(self.attribute(callee, "__call__"), self.returned)
            case "external":
                return self._outside_result(callee.name, call, frame)
            case _:
                return NOTHING

    def returned(self, function: Value) -> Values:
        """What a function of ours may return; for a generator, a container of what it yields."""
        if function.kind != "function":
            return NOTHING
        return self._once(("return", function.name), lambda: self._find_returned(function.name))

    def _find_returned(self, function: str) -> Values:
        frame = self.code.definitions[function]
        found = NOTHING
        for statement in frame.scope.statements:
            if isinstance(statement, Return) and statement.value is not None:
                found |= self.values(statement.value, frame)
        if frame.scope.is_generator:
            found |= items(self._yielded(frame))
        if frame.scope.returns is not None and not found:
            found = annotated(self, frame.scope.returns, frame.parent)
        return bounded(found)

    def _yielded(self, frame: Frame) -> Values:
        parts = (p for s in frame.scope.statements for e in expressions_of(s) for p in walk(e))
        yields = [p.operands[0] for p in parts if isinstance(p, Operation) and p.kind == "yield" and p.operands]
        return self._union(yields, frame)

    def _outside_result(self, path: str, call: Call, frame: Frame) -> Values:
        module, _, name = path.rpartition(".")
        if module == "<builtin>":
            return self._builtin_result(name, call, frame)
        if path == "importlib.import_module" and call.arguments:
            dotted = texts(self.values(call.arguments[0], frame))
            return NOTHING.union(*(self.module_value(d, frame) for d in dotted))
        return one("external_instance", path) if name[:1].isupper() else one("result", path)

    def _builtin_result(self, name: str, call: Call, frame: Frame) -> Values:
        arguments = call.arguments
        if name == "super":
            return self._super(call, frame)
        if name == "type" and len(arguments) == 1:
            values = self.values(arguments[0], frame)
            return frozenset(Value("class", v.name) for v in values if v.kind == "instance")
        if name == "getattr" and len(arguments) > 1:
            names = texts(self.values(arguments[1], frame))
            bases = self.values(arguments[0], frame)
            return NOTHING.union(*(self.attribute(v, n) for v in sorted(bases, key=repr) for n in names))
        if name == "next" and arguments:
            return self.iterate(self.values(arguments[0], frame))
        kind = one("external_instance", f"<builtin>.{name}")
        if name in _PASSING and arguments:
            return kind | items(self.iterate(self.values(arguments[-1 if name == "filter" else 0], frame)))
        return kind

    def _super(self, call: Call, frame: Frame) -> Values:
        current = frame
        while current.number > 0 and current.parent.scope.kind != "class":
            current = current.parent
        if current.number <= 0:
            return NOTHING
        owner = current.parent.symbol
        if call.arguments:
            named = sorted(v.name for v in self.values(call.arguments[0], frame) if v.kind == "class")
            return frozenset(Value("super", name, owner if name in self.mro(owner) else name) for name in named)
        return one("super", owner, owner)

    # Canonical names

    def path_of(self, expression: Expression, frame: Frame) -> str | None:
        """The place where a name is defined or assigned, as a dotted path through all imports; None if unknown.

        `signals.order_placed` gives `shop.signals.order_placed` wherever it is imported from.
        """
        if isinstance(expression, Attribute):
            return self._path_of_attribute(expression, frame)
        return self._path_of_name(expression.id, frame) if isinstance(expression, Name) else None

    def _path_of_attribute(self, expression: Attribute, frame: Frame) -> str | None:
        for base in sorted(self.values(expression.base, frame), key=repr):
            if base.kind == "module" and base.name in self.code.modules:
                return self._path_of_name(expression.name, Frame(self.code.modules[base.name], 0))
            if base.kind in ("external", "external_instance", "class"):
                return f"{base.name}.{expression.name}"
            if base.kind == "instance":
                return f"{base.name}.{expression.name}"
        return None

    def _path_of_name(self, name: str, frame: Frame, hops: int = 0) -> str | None:
        current = frame
        while current.number > 0 and name not in self.code.bindings(current):
            current = current.parent
        for binding in self.code.bindings(current).get(name, ()):
            payload = binding.payload
            if not isinstance(payload, Import) or payload.name is None or hops > 20:
                return f"{current.symbol}.{name}"
            source = self._import_source(payload, binding.frame)
            if source in self.code.modules:
                return self._path_of_name(payload.name, Frame(self.code.modules[source], 0), hops + 1)
            return f"{source}.{payload.name}" if source else None
        return self._path_through_star(name, current, hops)

    def _path_through_star(self, name: str, module: Frame, hops: int) -> str | None:
        for star in self.code.bindings(module).get("*", ()):
            if isinstance(star.payload, Import) and hops <= 20:
                source = self._import_source(star.payload, star.frame)
                inner = self.code.modules.get(source or "")
                if inner and self.global_name(name, Frame(inner, 0)):
                    return self._path_of_name(name, Frame(inner, 0), hops + 1)
        return None


def _constant(value: object) -> Values:
    if isinstance(value, str):
        return one("text", value)
    return NOTHING if value is None else one("external_instance", f"<builtin>.{type(value).__name__}")


def _has_position(payload: Expression, position: int) -> bool:
    if not isinstance(payload, Collection) or len(payload.items) <= position:
        return False
    return not any(isinstance(item, Starred) for item in payload.items)
