def first():
    return 1


def later():
    return 2


def run():
    action = first
    for _ in range(2):
        action()
        action = later


run()
