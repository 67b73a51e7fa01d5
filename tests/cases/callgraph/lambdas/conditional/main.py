def one():
    return 1


def two():
    return 2


def run(flag):
    action = (lambda: one()) if flag else (lambda: two())
    action()


run(True)
run(False)
