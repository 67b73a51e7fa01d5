from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapes import Circle


def area(circle: Circle):
    return circle.area()


def run():
    import shapes

    area(shapes.Circle())


run()
