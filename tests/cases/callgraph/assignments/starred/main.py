def head():
    return 1


def middle():
    return 2


def other_middle():
    return 3


def tail():
    return 4


first, *rest, last = head, middle, other_middle, tail


def run_ends():
    first()
    last()


def run_rest():
    for step in rest:
        step()


run_ends()
run_rest()
