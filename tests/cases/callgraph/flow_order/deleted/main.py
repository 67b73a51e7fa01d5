def one():
    return 1


def two():
    return 2


def run():
    action = one
    del action
    action = two
    action()


run()
