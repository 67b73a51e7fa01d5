def one():
    return 1


def two():
    return 2


def three():
    return 3


def run(*, before, after=three):
    enter(before)
    leave(after)


def enter(action):
    action()


def leave(action):
    action()


run(after=two, before=one)
run(before=one)
