from functools import partial


def one():
    return 1


def two():
    return 2


def run(first, second, third=None):
    call_first(first)
    call_second(second)
    return third


def call_first(action):
    action()


def call_second(action):
    action()


early = partial(run, one)


def start():
    early(two)


start()
