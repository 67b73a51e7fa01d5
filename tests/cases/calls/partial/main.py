from functools import partial


def add(a, b):
    return a + b


def run():
    inc = partial(add, 1)
    inc(2)


run()
