def __getattr__(name):
    return work


def work():
    return 1
