def undo():
    return 1


class Rollback(Exception):
    def __init__(self, action):
        self.action = action


def work():
    raise Rollback(undo)


def run():
    try:
        work()
    except Rollback as error:
        error.action()


run()
