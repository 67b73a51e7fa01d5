"""Fields of GraphQL types, and how their names are shown to clients."""

from __future__ import annotations

from typing import NamedTuple

from analyzers.facts import Call, Expression
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.given import GivenCall
from analyzers.linking.values import function_names
from analyzers.program import Location


class Field(NamedTuple):
    """A field of a root type: `handler` is the function that resolves it, else the class that stands for its answer.

    `given` is the name that is written for clients; empty where it follows from `name`.
    """

    name: str
    handler: str
    location: Location
    given: str = ""


def shown(name: str) -> str:
    """The name in camel case, as both libraries write it: `create_order` is `createOrder`."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() if word else "_" for word in rest)


def given_name(evaluator: Evaluator, call: Call, frame: Frame) -> str:
    """What `name=` says in a call; empty without."""
    return next(iter(GivenCall(evaluator, call, frame).texts(-1, "name")), "")


def functions(evaluator: Evaluator, expression: Expression | None, frame: Frame) -> list[str]:
    """The functions of ours that an expression may be, sorted."""
    return function_names(evaluator.values(expression, frame)) if expression is not None else []
