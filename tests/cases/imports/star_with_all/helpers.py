__all__ = ["shown"]
__all__ += ["_special"]


def shown():
    return 1


def _special():
    return 2


def hidden():
    return 3
