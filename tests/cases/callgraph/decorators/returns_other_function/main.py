def instead(function):
    return replacement


def replacement():
    return 1


@instead
def original():
    return 2


original()
