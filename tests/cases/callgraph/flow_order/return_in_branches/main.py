def one():
    return 1


def two():
    return 2


def run(flag):
    action = one
    if flag:
        return action()
    else:
        action = two
        return action()


run(True)
run(False)
