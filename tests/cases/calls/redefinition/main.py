def work():
    return 1


def work():
    return 2


def run():
    work()


run()
