def refuse():
    return 1


def accept():
    return 2


def run(flag):
    action = accept
    if flag:
        action = refuse
        raise ValueError
    action()


run(False)
try:
    run(True)
except ValueError:
    pass
