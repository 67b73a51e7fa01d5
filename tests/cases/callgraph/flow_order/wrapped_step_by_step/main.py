def work():
    return 1


def twice(action):
    def both():
        action()
        return action()

    return both


def run():
    action = work
    action = twice(action)
    action()


run()
