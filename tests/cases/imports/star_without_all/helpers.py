from tools import borrowed, _private as other


def shown():
    return 1


def _private():
    return 2
