"""Calls: what functions of ours return, and what built-ins and code from outside give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers.facts import Call, Operation, Return

from .annotations import annotated
from .code import Frame, expressions_of
from .given import GivenCall
from .namespaces import module_value
from .values import NOTHING, Value, Values, bounded, elements, items, one, texts
from .walk import walk

if TYPE_CHECKING:
    from .evaluate import Evaluator

CONTAINER_METHODS = frozenset({"values", "items", "copy", "get", "pop", "popleft", "popitem", "setdefault"})
_ENVIRONMENT = frozenset({"os.environ.get", "os.getenv"})
"""Their second argument is what the program has when nothing is configured."""
_PASSING = frozenset({"list", "tuple", "set", "frozenset", "sorted", "reversed", "iter", "filter"})
"""Built-ins whose result holds the elements of their (last) argument."""


def find_returned(evaluator: Evaluator, function: str) -> Values:
    """What a function's `return` and `yield` give; its annotation where they say nothing."""
    frame = evaluator.code.definitions[function]
    found = NOTHING
    for statement in frame.scope.statements:
        if isinstance(statement, Return) and statement.value is not None:
            found |= evaluator.values(statement.value, frame)
    if frame.scope.is_generator:
        found |= items(_yielded(evaluator, frame))
    if frame.scope.returns is not None and not found:
        found = annotated(evaluator, frame.scope.returns, frame.parent)
    return bounded(found)


def _yielded(evaluator: Evaluator, frame: Frame) -> Values:
    parts = (p for s in frame.scope.statements for e in expressions_of(s) for p in walk(e))
    yields = [p.operands[0] for p in parts if isinstance(p, Operation) and p.kind == "yield" and p.operands]
    return evaluator.union(yields, frame)


def outside_result(evaluator: Evaluator, path: str, call: Call, frame: Frame) -> Values:
    """What calling something from outside gives: an instance where its name is a class's by convention."""
    module, _, name = path.rpartition(".")
    if module == "<builtin>":
        return _builtin_result(evaluator, name, call, frame)
    if path in _ENVIRONMENT and len(call.arguments) > 1:
        return evaluator.values(call.arguments[1], frame)
    if path == "importlib.import_module" and call.arguments:
        dotted = texts(evaluator.values(call.arguments[0], frame))
        return NOTHING.union(*(module_value(evaluator, d, frame) for d in dotted))
    return one("external_instance", path) if name[:1].isupper() else one("result", path)


def loaded(call: GivenCall) -> Values:
    """The definitions that a loader such as `get_class("catalogue.views", "ProductView")` gives.

    Two constants that name a module of ours (or the end of its name) and definitions in it can hardly mean anything
    else; of several modules with that ending the one nearest to the top is meant.
    """
    if call.positions < 2:
        return NOTHING
    endings, second = texts(call.values(0)), call.values(1)
    if not endings:
        return NOTHING
    found = one_of = NOTHING
    for name in texts(second):
        one_of |= _defined(call.evaluator, endings[0], name)
    for value in second:
        if value.kind == "item" and value.element and value.element.kind == "text":
            found |= items(_defined(call.evaluator, endings[0], value.element.name), value.name)
    return one_of | found


def _defined(evaluator: Evaluator, ending: str, name: str) -> Values:
    modules = evaluator.code.modules_ending(ending)
    holding = [m for m in modules if name in evaluator.code.bindings(Frame(evaluator.code.modules[m], 0))]
    if not holding:
        return NOTHING
    depth = min(m.count(".") for m in holding)
    nearest = [m for m in holding if m.count(".") == depth]
    return evaluator.module_attribute(nearest[0], name) if len(nearest) == 1 else NOTHING


def taken_out(containers: Values, method: str) -> Values:
    """What `values()`, `items()`, `get()`, `pop()` and the like give of the elements of containers."""
    held = frozenset(v for v in containers if v.kind in ("item", "entry"))
    match method:
        case "values":
            return items(elements(held))
        case "items":
            return items(items(elements(held), "1"))
        case "copy":
            return held
        case _:
            return elements(held)


def _builtin_result(evaluator: Evaluator, name: str, call: Call, frame: Frame) -> Values:
    arguments = call.arguments
    if name == "super":
        return _super(evaluator, call, frame)
    if name == "type" and len(arguments) == 1:
        values = evaluator.values(arguments[0], frame)
        return frozenset(Value("class", v.name) for v in values if v.kind == "instance")
    if name == "getattr" and len(arguments) > 1:
        names = texts(evaluator.values(arguments[1], frame))
        bases = evaluator.values(arguments[0], frame)
        return NOTHING.union(*(evaluator.attribute(v, n) for v in sorted(bases, key=repr) for n in names))
    if name == "next" and arguments:
        return evaluator.iterate(evaluator.values(arguments[0], frame))
    kind = one("external_instance", f"<builtin>.{name}")
    if name in _PASSING and arguments:
        return kind | items(evaluator.iterate(evaluator.values(arguments[-1 if name == "filter" else 0], frame)))
    return kind


def _super(evaluator: Evaluator, call: Call, frame: Frame) -> Values:
    current = frame
    while current.number > 0 and current.parent.scope.kind != "class":
        current = current.parent
    if current.number <= 0:
        return NOTHING
    owner = current.parent.symbol
    if call.arguments:
        named = sorted(v.name for v in evaluator.values(call.arguments[0], frame) if v.kind == "class")
        return frozenset(Value("super", name, owner if name in evaluator.mro(owner) else name) for name in named)
    return one("super", owner, owner)
