def one():
    return 1


def two():
    return 2


def all_of(*actions):
    for action in actions:
        action()


def second_of(*actions):
    actions[1]()


all_of(one, two)
second_of(one, two)
