def one():
    return 1


def two():
    return 2


def left(flag):
    action = one
    if flag:
        action = two
        action()
    return action


def right(flag):
    action = one
    if flag:
        action = two
    else:
        action()
    return action


left(True)
right(False)
