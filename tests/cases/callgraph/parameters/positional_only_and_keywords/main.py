def one():
    return 1


def two():
    return 2


def run(action, /, **options):
    action()
    inner(**options)


def inner(action):
    action()


run(one, action=two)
