from typing import Protocol


class Factory(Protocol):
    def __call__(self) -> int: ...


class Counter:
    def __call__(self) -> int:
        return 1


class Bell:
    def __call__(self) -> int:
        return 2


def run(make: Factory) -> int:
    return make()


run(eval("Bell()"))
