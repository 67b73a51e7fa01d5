def one():
    return 1


def two():
    return 2


def run():
    actions = []
    for action in (one, two):
        actions.append(lambda action=action: action())
    for call in actions:
        call()


run()
