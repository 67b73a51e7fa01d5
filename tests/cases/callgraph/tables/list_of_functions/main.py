def load():
    return 1


def check():
    return 2


STEPS = [load, check]


def run():
    for step in STEPS:
        step()


run()
