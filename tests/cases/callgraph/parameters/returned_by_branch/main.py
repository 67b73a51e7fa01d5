def one():
    return 1


def two():
    return 2


def pick(flag):
    if flag:
        return one
    return two


def run(flag):
    action = pick(flag)
    action()


run(True)
run(False)
