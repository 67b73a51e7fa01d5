def work():
    return 1


def run():
    from tools import work

    work()


def outside():
    work()


run()
outside()
