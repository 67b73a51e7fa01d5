def one():
    return 1


def two():
    return 2


def actions():
    yield one
    yield two


def run():
    first, second = actions()
    first()
    for action in list(actions()):
        action()
    tuple(actions())[1]()


run()
