from tools import run


def work():
    return 1


run()
