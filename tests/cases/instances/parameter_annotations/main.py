from __future__ import annotations

import typing
from typing import Annotated, Optional, Union

import shapes
from shapes import Circle, Square


def plain(shape: Circle):
    shape.area()


def quoted(shape: "Circle"):
    shape.area()


def dotted(shape: shapes.Circle):
    shape.area()


def optional(shape: Optional[Circle] = None):
    shape.area()


def piped(shape: Circle | None):
    shape.area()


def union(shape: Union[Circle, Square]):
    shape.area()


def noted(shape: Annotated[Circle, "round"]):
    shape.area()


def old_module(shape: typing.Optional[Circle]):
    shape.area()


def class_of(shape: type[Circle]):
    shape.unit()


def many(shapes: list[Circle]):
    for shape in shapes:
        shape.area()


def table(shapes: dict[str, Circle]):
    shapes["a"].area()
    for shape in shapes.values():
        shape.area()


def keyword(*, shape: Circle):
    shape.area()


def variadic(*shapes: Circle):
    for shape in shapes:
        shape.area()


def run():
    circle = shapes.Circle()
    plain(circle)
    quoted(circle)
    dotted(circle)
    optional(circle)
    piped(circle)
    union(circle)
    union(Square())
    noted(circle)
    old_module(circle)
    class_of(Circle)
    many([circle])
    table({"a": circle})
    keyword(shape=circle)
    variadic(circle)


run()
