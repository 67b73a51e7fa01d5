def one():
    return 1


def two():
    return 2


def lists():
    steps = [one].copy()
    steps[0]()
    sorted([two])[0]()


def dicts():
    table = {"two": two}.copy()
    table["two"]()


lists()
dicts()
