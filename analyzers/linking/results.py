"""Calls: what functions of ours return, and what built-ins and code from outside give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice, product
from typing import TYPE_CHECKING

from analyzers.facts import Call, Operation, Return
from analyzers.options import Loader

from .annotations import annotated
from .code import Frame, method_receiver, parts_of
from .given import GivenCall
from .loaders import BY_CONVENTION, fields, locate, targets
from .namespaces import module_value
from .values import NOTHING, Value, Values, bounded, elements, items, one, texts
from .walk import argument

if TYPE_CHECKING:
    from .evaluate import Evaluator

CONTAINER_METHODS = frozenset({"values", "items", "copy", "get", "pop", "popleft", "popitem", "setdefault"})
_ENVIRONMENT = frozenset({"os.environ.get", "os.getenv"})
"""Their second argument is what the program has when nothing is configured."""
_FIELDS = {"pydantic.Field": 0, "dataclasses.field": -1}
"""Declarations of fields, and where the default stands that the program has when nothing is given."""
_MOST_LOADED = 24
"""Combinations of names that one call may load."""
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
    yields = [p.operands[0] for p in parts_of(frame) if isinstance(p, Operation) and p.kind == "yield" and p.operands]
    return evaluator.union(yields, frame)


def outside_result(evaluator: Evaluator, path: str, call: Call, frame: Frame) -> Values:
    """What calling something from outside gives: an instance where its name is a class's by convention."""
    module, _, name = path.rpartition(".")
    if module == "<builtin>":
        return _builtin_result(evaluator, name, call, frame)
    if path in _ENVIRONMENT and len(call.arguments) > 1:
        return evaluator.values(call.arguments[1], frame)
    if path in _FIELDS:
        default = argument(call, _FIELDS[path], "default")
        found = evaluator.values(default, frame) if default is not None else NOTHING
        return found or one("external_instance", path)
    if path == "importlib.import_module" and call.arguments:
        dotted = texts(evaluator.values(call.arguments[0], frame))
        return NOTHING.union(*(module_value(evaluator, d, frame) for d in dotted))
    return one("external_instance", path) if name[:1].isupper() else one("result", path)


def loaded(call: GivenCall, loader: Loader = BY_CONVENTION) -> Values:
    """The definitions that a loader such as `get_class("catalogue.views", "ProductView")` gives.

    Where an argument is a list of names, the list of what they name.
    """
    words = {name: _given(call, loader, name) for name in fields(loader)}
    if not any(words.values()):
        return NOTHING
    found = _named(call, loader, {name: texts(values) for name, values in words.items()})
    for name, values in words.items():
        for value in values:
            if value.kind == "item" and value.element and value.element.kind == "text":
                chosen = {**{one: texts(held) for one, held in words.items()}, name: [value.element.name]}
                found |= items(_named(call, loader, chosen), value.name)
    return found


def _given(call: GivenCall, loader: Loader, name: str) -> Values:
    """What the argument at a position, or of a name, is."""
    home = call.evaluator.code.definitions.get(loader.function)
    own = home.scope.parameters[method_receiver(home) is not None :] if home is not None else ()
    names = [parameter.name for parameter in own]
    if name.isdigit():
        position = int(name)
        name = names[position] if position < len(names) else ""
    else:
        position = names.index(name) if name in names else -1
    found = call.values(position, name)
    expression = argument(call.call, position, name)
    if found or loader is BY_CONVENTION or expression is None:
        return found
    from .strings import whole_strings

    return frozenset(Value("text", text) for text in whole_strings(call.evaluator, expression, call.frame))


def _named(call: GivenCall, loader: Loader, words: Mapping[str, Sequence[str]]) -> Values:
    """What the loader gives for the texts of its arguments."""
    known = {name: held for name, held in words.items() if held}
    found = NOTHING
    for chosen in islice(product(*known.values()), _MOST_LOADED):
        for target in targets(loader, dict(zip(known, chosen, strict=True))):
            values = _located(call, target.path, loader is BY_CONVENTION)
            if values:
                found |= call.evaluator.each(values, call.evaluator.instance_of) if target.is_called else values
                break
    return found


def _located(call: GivenCall, path: str, is_convention: bool) -> Values:
    evaluator, importer = call.evaluator, call.frame.module.facts.path
    has = _binds if is_convention else _has
    place = locate(evaluator.code.table, partial(has, evaluator), path, importer)
    if place is None or not place.module:
        return one("external", path) if place is not None else NOTHING
    found = one("module", place.module)
    for name in place.names:
        found = evaluator.each(found, partial(evaluator.attribute, name=name))
    return found


def _binds(evaluator: Evaluator, module: str, name: str) -> bool:
    """Whether a module of ours binds a name itself."""
    home = evaluator.code.modules.get(module)
    return home is not None and name in evaluator.code.bindings(Frame(home, 0))


def _has(evaluator: Evaluator, module: str, name: str) -> bool:
    """Whether a module of ours has a name, or a module below it."""
    home = evaluator.code.modules.get(module)
    is_bound = home is not None and evaluator.global_name(name, Frame(home, 0)) is not None
    return is_bound or evaluator.code.table.find(f"{module}.{name}", "") is not None


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
