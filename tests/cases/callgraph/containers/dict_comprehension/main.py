def one():
    return 1


def two():
    return 2


BY_NAME = {action.__name__: action for action in (one, two)}


def run(name):
    BY_NAME[name]()


run("one")
run("two")
