import functools
from contextlib import contextmanager


@functools.lru_cache(maxsize=None)
def rate():
    return base()


def base():
    return 1


@contextmanager
def opened():
    yield Handle()


class Handle:
    def read(self):
        return 1


def run():
    rate()
    with opened() as handle:
        handle.read()


run()
