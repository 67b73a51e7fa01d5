import typing as t
from typing import TYPE_CHECKING

from library import chosen

if TYPE_CHECKING:

    def helper(x: int) -> int:
        return chosen(x)

else:

    def helper(x):
        return real(x)


def real(x):
    return x


def later():
    return real(1)


if not t.TYPE_CHECKING:

    def other():
        return real(2)

elif True:

    def other():
        return chosen(2)


if TYPE_CHECKING and real:

    def later():
        return chosen(3)


def inside():
    if TYPE_CHECKING:

        def inner():
            return chosen(4)

    else:

        def inner():
            return real(4)

    if TYPE_CHECKING:
        return None
    return inner()


helper(1)
later()
other()
inside()
chosen(5)
