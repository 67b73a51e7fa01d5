def first():
    return 1


def second():
    return 2


def run():
    action = first
    for _ in range(2):
        action()
        for _ in range(1):
            action = second


run()
