def one():
    return 1


def two():
    return 2


def steps():
    yield one
    prepare()
    yield two


def prepare():
    return 3


def run():
    for step in steps():
        step()


run()
