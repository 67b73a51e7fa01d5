def one():
    return 1


def two():
    return 2


def run(first, second, /, third=None):
    call_first(first)
    second()


def call_first(action, /):
    action()


run(one, two)
