"""Annotations as types over variables."""

from __future__ import annotations

from typing import Protocol

from analyzers.facts import Attribute, Collection, Expression, Name, Operation, Subscript

from .records import Type


class Naming(Protocol):
    """What can say which variable an expression's value is in."""

    def flow(self, expression: Expression) -> int:
        """The variable of an expression."""

    def look_up(self, name: str) -> int:
        """The variable of a name."""


def type_of(naming: Naming, annotation: Expression) -> Type | None:
    """The type that an annotation names; None when it says nothing."""
    match annotation:
        case Name(id=name):
            return Type("name", naming.look_up(name), name)
        case Attribute(name=name):
            return Type("name", naming.flow(annotation), name)
        case Operation(kind="|", operands=operands):
            return Type("union", 0, "", _types(naming, operands))
        case Subscript(base=base, index=index):
            inner = index.items if isinstance(index, Collection) else (index,)
            generic = type_of(naming, base)
            return None if generic is None else Type("generic", 0, generic.word, (generic, *_types(naming, inner)))
        case Collection(items=items):
            return Type("union", 0, "", _types(naming, items))
        case _:
            return None


def _types(naming: Naming, annotations: tuple[Expression, ...]) -> tuple[Type, ...]:
    found = (type_of(naming, annotation) for annotation in annotations)
    return tuple(one or Type("union") for one in found)
