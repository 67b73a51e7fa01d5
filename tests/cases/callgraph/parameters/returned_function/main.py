def pick():
    return work


def work():
    return again


def again():
    return 1


def run():
    pick()()()


run()
