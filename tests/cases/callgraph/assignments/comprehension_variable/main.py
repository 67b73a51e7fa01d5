def one():
    return 1


def two():
    return 2


def action():
    return 3


def run():
    results = [action() for action in (one, two)]
    return results


def outside():
    names = {action: 1 for action in "ab"}
    action()
    return names


run()
outside()
