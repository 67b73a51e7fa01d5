def work():
    return 2


def run():
    return work()
