def one():
    return 1


def two():
    return 2


def run():
    any((last := action)() > 1 for action in (one, two))
    return last


def finish():
    run()()


finish()
