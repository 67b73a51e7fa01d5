def before():
    return 3


def after():
    return 4
