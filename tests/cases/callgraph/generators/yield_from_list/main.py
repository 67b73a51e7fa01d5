def one():
    return 1


def two():
    return 2


def all_actions():
    yield from [one, two]


def run():
    [action() for action in all_actions()]


run()
