def work():
    return 1


def finish():
    return 2


def inner():
    yield work
    return finish


def outer():
    last = yield from inner()
    last()


def run():
    for action in outer():
        action()


run()
