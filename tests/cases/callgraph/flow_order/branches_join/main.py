def small():
    return 1


def large():
    return 2


def old():
    return 3


def run(size):
    action = old
    if size > 10:
        action = large
    else:
        action = small
    action()


run(1)
run(20)
