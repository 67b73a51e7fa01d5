def one():
    return 1


def two():
    return 2


def three():
    return 3


def run(first, second, third):
    call(second)
    return first, third


def call(action):
    action()


pair = [two, three]
run(one, *pair)
