def work():
    return 1


def worker():
    while True:
        action = yield
        action()


def run():
    target = worker()
    next(target)
    target.send(work)
    target.close()


run()
