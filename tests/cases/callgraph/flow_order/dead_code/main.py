def one():
    return 1


def two():
    return 2


def run():
    return one()
    two()


run()
