def load():
    return 1


def unload():
    return 2
