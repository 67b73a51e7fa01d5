def load():
    return 1


def check():
    return 2


STEPS = [("load", load), ("check", check)]


def run():
    for name, step in STEPS:
        step()


run()
