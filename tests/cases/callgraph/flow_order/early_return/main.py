def one():
    return 1


def two():
    return 2


def run(flag):
    action = two
    if flag:
        action = one
        return finish(action)
    action()


def finish(action):
    return action


run(False)
run(True)
