def one():
    return 1


def two():
    return 2


PAIR = one, two


def first():
    PAIR[0]()


def unpack():
    _, action = PAIR
    action()


first()
unpack()
