__all__ = ["cut"]


def cut():
    return 1


def grind():
    return 2
