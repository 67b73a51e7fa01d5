def make():
    return work


def work():
    return 1


def apply(action):
    return action()


def run():
    apply(make())
    apply(apply(outer))


def outer():
    return make


run()
