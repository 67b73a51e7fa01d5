from parts import late

__all__ = ["_hidden"]
__all__ += ["late"]


def _hidden():
    return 1


def other():
    return 2
