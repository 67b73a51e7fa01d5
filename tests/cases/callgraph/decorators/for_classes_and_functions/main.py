import functools
from typing import Any, Callable, TypeVar

T = TypeVar("T", bound=Callable[..., Any])


class deprecated:
    def __init__(self, message: str, /) -> None:
        self.message = message

    def __call__(self, arg: T, /) -> T:
        if isinstance(arg, type):
            return arg
        elif callable(arg):

            @functools.wraps(arg)
            def wrapper(*args, **kwargs):
                print(self.message)
                return arg(*args, **kwargs)

            return wrapper
        raise TypeError(arg)


def tagged(name):
    if isinstance(name, str):

        def decorate(function):
            function.tag = name.upper()
            return function

        return decorate

    def wrapper():
        return name()

    return wrapper


@deprecated("use open")
def old():
    return 1


@deprecated("use Store")
class Shop:
    def __init__(self):
        self.name = "shop"

    def close(self):
        return 2


@tagged("first")
def first():
    return 3


@tagged
def second():
    return 4


old()
Shop().close()
first()
second()
