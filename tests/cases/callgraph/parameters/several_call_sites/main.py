def one():
    return 1


def two():
    return 2


def apply(action):
    return action()


def left():
    apply(one)


def right():
    apply(action=two)


left()
right()
