"""An expression at one moment: in its scope, with what some names of the scope are just then."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from analyzers.facts import Attribute, Bind, Call, Collection, Expression, Name

from .code import Frame, method_receiver
from .walk import argument

_MOST_NAMES = 20
"""Names that stand for names: more are a circle."""


class Item(NamedTuple):
    """An item's expression and the scope that evaluates it.

    `known` says what some names of the scope are for this item: the variables of a loop in one round, the parameters of
    a function in one call.
    """

    expression: Expression
    frame: Frame
    known: Mapping[str, Item] = MappingProxyType({})

    def with_other(self, expression: Expression) -> Item:
        """Another expression at the same moment of the same scope."""
        return Item(expression, self.frame, self.known)

    def followed(self) -> Item:
        """What the item is, if it is but a name that is known."""
        found = self
        for _ in range(_MOST_NAMES):
            if not isinstance(found.expression, Name) or found.expression.id not in found.known:
                break
            found = found.known[found.expression.id]
        return found


def bound_names(target: Expression, item: Item) -> dict[str, Item]:
    """What the names of a target are when it receives an item, which is unpacked if it is written as a tuple."""
    item = item.followed()
    if isinstance(target, Name):
        return {target.id: item}
    if not isinstance(target, Collection) or not isinstance(item.expression, Collection):
        return {}
    pairs = zip(target.items, item.expression.items, strict=False)
    return {name: part for one, other in pairs for name, part in bound_names(one, item.with_other(other)).items()}


def made_of(name: Name, home: Frame) -> Bind | None:
    """What was last made of a parameter or variable on the lines before, whatever the conditions."""
    made = [
        statement
        for statement in home.scope.statements
        if isinstance(statement, Bind) and statement.how == "assign" and statement.region == home.scope.region
        if isinstance(statement.target, Name) and statement.target.id == name.id and statement.line < name.line
    ]
    return made[-1] if made else None


def given_to(home: Frame, call: Item) -> dict[str, Item]:
    """What the parameters of a function are in one call: the arguments, the rest of them as a tuple, else defaults."""
    if not isinstance(call.expression, Call):
        return {}
    receiver = method_receiver(home) is not None
    found = {}
    if receiver and isinstance(call.expression.function, Attribute):
        found[home.scope.parameters[0].name] = call.with_other(call.expression.function.base)
    for position, parameter in enumerate(home.scope.parameters):
        if parameter.kind == "variadic":
            rest = Collection("tuple", call.expression.arguments[position - receiver :])
            found[parameter.name] = call.with_other(rest)
            continue
        given = argument(call.expression, position - receiver, parameter.name) if position >= receiver else None
        if given is not None:
            found[parameter.name] = call.with_other(given)
        elif parameter.default is not None:
            found[parameter.name] = Item(parameter.default, home.parent)
    return found
