def old():
    return 1


def new():
    return 2


class Box:
    action = None


def run():
    Box.action = old
    Box.action = new
    Box.action()


run()
