import functools


def one():
    return 1


def two():
    return 2


def run(first, *, last):
    first()
    finish(last)


def finish(action):
    action()


functools.partial(run, last=two)(one)
