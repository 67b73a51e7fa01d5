"""Annotations as types over variables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from analyzers.facts import Attribute, Bind, Call, Collection, Expression, FileFacts, Name, Operation, Subscript

from .records import TYPE_DETAIL, Type

_DEEPEST_ALIAS = 3
"""A name for a type may be made of others, or of itself."""
_DETAILED = "Annotated"
_BARE = frozenset({"list", "dict", "tuple", "set", "frozenset", "type"})


class Naming(Protocol):
    """What can say which variable an expression's value is in."""

    @property
    def aliases(self) -> Mapping[str, Expression]:
        """Names of the module that stand for types."""

    def flow(self, expression: Expression) -> int:
        """The variable of an expression."""

    def look_up(self, name: str) -> int:
        """The variable of a name."""

    def look_up_type(self, name: str) -> int:
        """The variable of a name in an annotation."""


def type_of(naming: Naming, annotation: Expression, depth: int = 0) -> Type | None:
    """The type that an annotation names; None when it says nothing."""
    match annotation:
        case Name(id=name) if name in naming.aliases and depth < _DEEPEST_ALIAS:
            found = type_of(naming, naming.aliases[name], depth + 1)
            if found is None or found.word != _DETAILED:
                return found
            return Type(found.kind, 0, found.word, (*found.arguments, Type(TYPE_DETAIL, naming.look_up(name))))
        case Name(id=name):
            return Type("name", naming.look_up_type(name), name)
        case Attribute(name=name):
            return Type("name", naming.flow(annotation), name)
        case Operation(kind="|", operands=operands):
            return Type("union", 0, "", _types(naming, operands, depth))
        case Subscript(base=base, index=index):
            inner = index.items if isinstance(index, Collection) else (index,)
            generic = type_of(naming, base, depth)
            if generic is None:
                return None
            is_detailed = generic.word == _DETAILED
            types = _types(naming, inner[:1] if is_detailed else inner, depth)
            # Of a name for the whole, what stands beside the type is taken from what the name holds.
            details = tuple(_detail(naming, one) for one in inner[1:]) if is_detailed and not depth else ()
            return Type("generic", 0, generic.word, (generic, *types, *details))
        case Collection(items=items):
            return Type("union", 0, "", _types(naming, items, depth))
        case _:
            return None


def _types(naming: Naming, annotations: tuple[Expression, ...], depth: int) -> tuple[Type, ...]:
    found = (type_of(naming, annotation, depth) for annotation in annotations)
    return tuple(one or Type("union") for one in found)


def _detail(naming: Naming, written: Expression) -> Type:
    """What stands beside a type; only what is made there can say more than the type."""
    return Type(TYPE_DETAIL, naming.flow(written)) if isinstance(written, Call | Name | Attribute) else Type("union")


def aliases_of(facts: FileFacts) -> dict[str, Expression]:
    """What a module calls by names of its own: `Orders = list[Order]`, `Key = int | str`."""
    binds = (one for one in facts.scopes[0].statements if isinstance(one, Bind))
    pairs = ((one.target, one.value) for one in binds if one.value is not None)
    return {name.id: value for name, value in pairs if isinstance(name, Name) and _is_type(value)}


def _is_type(value: Expression) -> bool:
    """Whether an expression that is assigned reads like a type with arguments, or a choice of types."""
    if isinstance(value, Operation):
        return value.kind == "|" and all(isinstance(one, Name | Attribute | Subscript) for one in value.operands)
    base = value.base if isinstance(value, Subscript) else None
    word = base.id if isinstance(base, Name) else base.name if isinstance(base, Attribute) else ""
    return word in _BARE or (word[:1].isupper() and not word.isupper())
