def one():
    return 1


def two():
    return 2


def run():
    actions = {one}
    actions.add(two)
    for action in actions:
        action()


run()
