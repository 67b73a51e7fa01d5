def one():
    return 1


def nothing():
    return 2


def actions():
    yield one


def run():
    source = actions()
    for _ in range(2):
        next(source, nothing)()


run()
