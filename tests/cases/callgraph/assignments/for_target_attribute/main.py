def one():
    return 1


class Box:
    pass


def run():
    box = Box()
    for box.action in [one]:
        box.action()


run()
