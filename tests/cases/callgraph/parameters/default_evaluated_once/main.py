def make():
    return work


def work():
    return 1


def run(action=make()):
    action()


run()
run()
