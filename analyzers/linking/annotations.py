"""What an annotation promises: the instances a parameter, return value or attribute may be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzers.facts import Attribute, Collection, Constant, Expression, Name, Operation, Subscript

from .values import NOTHING, Value, Values, items, one
from .walk import last_word

if TYPE_CHECKING:
    from .code import Frame
    from .evaluate import Evaluator

_WRAPPERS = frozenset({"Optional", "Union", "Annotated", "ClassVar", "Final", "Required", "NotRequired", "Awaitable"})
_CONTAINERS = frozenset(
    {"list", "List", "set", "Set", "frozenset", "tuple", "Tuple", "Sequence", "Iterable", "Iterator", "Collection"}
    | {"Generator", "AsyncIterator", "AsyncGenerator", "AsyncIterable", "MutableSequence", "deque", "Deque"}
)
_MAPPINGS = frozenset({"dict", "Dict", "Mapping", "MutableMapping", "defaultdict", "OrderedDict"})
_DOTTED = re.compile(r"[A-Za-z_][\w.]*")


def annotated(evaluator: Evaluator, annotation: Expression, frame: Frame) -> Values:
    """The values an annotation allows, read in the scope of `frame`; empty when it says nothing useful."""
    match annotation:
        case Constant(value=str() as text):
            return _from_text(evaluator, text, frame)
        case Operation(kind="|", operands=operands):
            return NOTHING.union(*(annotated(evaluator, operand, frame) for operand in operands))
        case Subscript(base=base, index=index):
            return _generic(evaluator, base, index, frame)
        case Name() | Attribute():
            values = evaluator.values(annotation, frame)
            return NOTHING.union(*(evaluator.instance_of(value) for value in values))
        case _:
            return NOTHING


def _generic(evaluator: Evaluator, base: Expression, index: Expression, frame: Frame) -> Values:
    arguments = index.items if isinstance(index, Collection) else (index,)
    name = last_word(base)
    if name in _WRAPPERS:
        wanted = arguments[:1] if name == "Annotated" else arguments
        return NOTHING.union(*(annotated(evaluator, a, frame) for a in wanted))
    container = annotated(evaluator, base, frame)
    if name in _CONTAINERS:
        return container | items(NOTHING.union(*(annotated(evaluator, a, frame) for a in arguments)))
    if name in _MAPPINGS:
        return container | frozenset(Value("entry", "", "", v) for v in annotated(evaluator, arguments[-1], frame))
    if name in ("type", "Type"):
        found = annotated(evaluator, arguments[0], frame)
        return frozenset(Value("class", v.name) for v in found if v.kind == "instance")
    return container


def _from_text(evaluator: Evaluator, text: str, frame: Frame) -> Values:
    """A quoted annotation: the names in it, read as alternatives; brackets and typing words fall away."""
    found = NOTHING
    for dotted in _DOTTED.findall(text):
        first, *rest = dotted.split(".")
        expression: Expression = Name(first, 0)
        for part in rest:
            expression = Attribute(expression, part, 0)
        for value in sorted(evaluator.values(expression, frame), key=repr):
            found |= evaluator.instance_of(value) if value.kind == "class" else NOTHING
    if found:
        return items(found) if "[" in text and text.partition("[")[0] in _CONTAINERS else found
    simple = _DOTTED.fullmatch(text)
    return one("external_instance", text) if simple and "." in text else NOTHING
