def one():
    return 1


def two():
    return 2


def run():
    steps = iter([one, two])
    next(steps)()
    for step in steps:
        step()


run()
