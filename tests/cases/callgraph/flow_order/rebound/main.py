def one():
    return 1


def two():
    return 2


def run():
    action = one
    action = two
    action()


def before():
    action = one
    action()
    action = two
    return action


run()
before()
