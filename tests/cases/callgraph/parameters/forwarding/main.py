def one():
    return 1


def two():
    return 2


def outer(*args, **kwargs):
    return inner(*args, **kwargs)


def inner(first, second, *, last):
    call_second(second)
    last()
    return first


def call_second(action):
    action()


outer(one, two, last=one)
