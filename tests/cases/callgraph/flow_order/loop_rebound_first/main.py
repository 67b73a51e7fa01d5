def before():
    return 1


def inside():
    return 2


def run():
    action = before
    while True:
        action = inside
        action()
        break


run()
