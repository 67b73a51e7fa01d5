def one():
    return True


def two():
    return False


GROUPS = [[one], [two]]


def run():
    return [action for group in GROUPS for action in group if action()]


def kept():
    for action in run():
        action()


kept()
