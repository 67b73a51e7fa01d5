def work():
    return 1


def other():
    return 2


def apply(action):
    action()


def run():
    apply(lambda: work())
    apply(action=lambda: other())


run()
