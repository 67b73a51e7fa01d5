"""Fields of types of Graphene: class attributes, each with a function `resolve_...` or a mutation behind it.

Source: `graphene.types.utils.yank_fields_from_attrs` and `graphene.types.mutation` of version 3.4.
"""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Attribute, Call, Expression, Lambda
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.values import Value, function_names
from analyzers.linking.walk import argument

from .names import Field, functions, given_name

_PACKAGE = "graphene"
_MUTATING = ("mutate", "mutate_and_get_payload", "perform_mutate")


def fields(evaluator: Evaluator, cls: str) -> Iterator[Field]:
    """All fields of a type, those of its bases first."""
    for ancestor in reversed(evaluator.mro(cls)):
        frame = evaluator.code.definitions.get(ancestor)
        for name in evaluator.code.bindings(frame) if frame is not None else ():
            field = _field(evaluator, cls, name, frame)
            if field is not None:
                yield field


def _field(evaluator: Evaluator, cls: str, name: str, home: Frame | None) -> Field | None:
    for binding in evaluator.code.bindings(home)[name] if home is not None else ():
        call, frame = binding.payload, binding.frame
        if isinstance(call, Call) and _is_field(evaluator, call, frame):
            handler = _handler(evaluator, cls, name, call, frame)
            return Field(name, handler, frame.module.location(call.line), given_name(evaluator, call, frame))
    return None


def _is_field(evaluator: Evaluator, call: Call, frame: Frame) -> bool:
    """A field or type of Graphene, one of ours that derives from it, or `SomeType.Field()`."""
    if isinstance(call.function, Attribute) and call.function.name == "Field":
        return True
    for value in evaluator.values(call.function, frame):
        names = evaluator.mro(value.name) if value.kind == "class" else (value.name,)
        if any(name.startswith(_PACKAGE) and name.rpartition(".")[2][:1].isupper() for name in names):
            return True
    return False


def _handler(evaluator: Evaluator, cls: str, name: str, call: Call, frame: Frame) -> str:
    own = function_names(evaluator.attribute(Value("class", cls), f"resolve_{name}"))
    given = argument(call, -1, "resolver")
    written = functions(evaluator, given, frame) or own
    if written:
        return written[0]
    is_of_class = isinstance(call.function, Attribute) and call.function.name == "Field"
    known = _of_class_field(evaluator, call.function, frame) if is_of_class else ""
    return known or next(_named_types(evaluator, call, frame), cls)


def _of_class_field(evaluator: Evaluator, field: Expression, frame: Frame) -> str:
    """Behind `CreateOrder.Field()` the function that does it; behind `OrderNode.Field()` of others the class."""
    for value in sorted(evaluator.values(field.base, frame)) if isinstance(field, Attribute) else ():
        if value.kind != "class":
            continue
        found = (one for name in _MUTATING for one in function_names(evaluator.attribute(value, name)))
        return next(found, value.name)
    return ""


def _named_types(evaluator: Evaluator, call: Call, frame: Frame) -> Iterator[str]:
    """The classes of ours among what a field is given: `DjangoListField(OrderType)`, `List(NonNull(OrderType))`."""
    pending = list(call.arguments[:1])
    while pending:
        given = pending.pop()
        if isinstance(given, Call):
            pending.extend(given.arguments[:1])
        elif isinstance(given, Lambda):
            continue
        else:
            yield from sorted(value.name for value in evaluator.values(given, frame) if value.kind == "class")
