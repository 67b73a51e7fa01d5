def given():
    return 1


def default():
    return 2


def run(action):
    action = default
    action()


def fill(action=None):
    if action is None:
        action = default
    action()


run(given)
fill()
fill(given)
