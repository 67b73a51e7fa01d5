def old():
    return 1


def new():
    return 2


class Box:
    pass


def run():
    box = Box()
    box.action = old
    box.action = new
    box.action()


run()
