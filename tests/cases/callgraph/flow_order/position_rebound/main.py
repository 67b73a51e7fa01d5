def old():
    return 1


def new():
    return 2


def run():
    actions = [old, old]
    actions[0] = new
    actions[0]()


run()
