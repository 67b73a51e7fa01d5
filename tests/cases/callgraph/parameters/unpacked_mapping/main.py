def one():
    return 1


def two():
    return 2


def run(before, after):
    call(after)
    return before


def call(action):
    action()


options = {"before": one, "after": two}
run(**options)
