class Lock:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None


def old():
    return 1


def new():
    return 2


def run():
    action = old
    with Lock():
        action = new
    action()


run()
