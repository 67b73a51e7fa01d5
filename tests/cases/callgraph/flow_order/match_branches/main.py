def small():
    return 1


def large():
    return 2


def other():
    return 3


def run(size):
    action = None
    match size:
        case 1:
            action = small
        case 2:
            action = large
        case _:
            action = other
    action()


for size in (1, 2, 3):
    run(size)
