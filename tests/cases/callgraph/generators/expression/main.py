def one():
    return 1


def two():
    return 2


def lazy():
    return (action for action in (one, two))


def prepared():
    return (check(n) for n in range(2))


def check(n):
    return n


def run():
    for action in lazy():
        action()
    list(prepared())


run()
