from places import LAST


def one():
    return 1


def two():
    return 2


STEPS = [one, two]


def passed(index):
    STEPS[index]()


def imported():
    STEPS[LAST]()


passed(0)
imported()
