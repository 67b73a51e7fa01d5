def one():
    return 1


def two():
    return 2


def by_name(**actions):
    actions["second"]()


def each(**actions):
    for action in actions.values():
        action()


by_name(first=one, second=two)
each(first=one, second=two)
