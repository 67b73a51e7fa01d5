def one():
    return 1


def two():
    return 2


def three():
    return 3


def four():
    return 4


def build():
    steps = [one]
    steps.append(two)
    steps.extend([three])
    steps.insert(0, four)
    return steps


def run():
    for step in build():
        step()


run()
