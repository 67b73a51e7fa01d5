def main_step():
    return 1


def extra():
    return 2


def run(first, *rest):
    first()
    others(rest)


def others(actions):
    [action() for action in actions]


run(main_step, extra)
