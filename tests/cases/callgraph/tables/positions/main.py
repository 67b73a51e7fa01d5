def load():
    return 1


def check():
    return 2


PAIR = (load, check)
STEPS = [load, check]


def first():
    return PAIR[0]()


def last():
    return STEPS[-1]()


first()
last()
