def one():
    return 1


def two():
    return 2


def three():
    return 3


STEPS = [one, two, three]


def first():
    STEPS[0]()


def last():
    STEPS[-1]()


def any_place(index):
    STEPS[index]()


first()
last()
for index in range(3):
    any_place(index)
