def work():
    return 1


def delay(action):
    def later():
        return action()

    return later


def run():
    delayed = delay(work)
    delayed()


run()
