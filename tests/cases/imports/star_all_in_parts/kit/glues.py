__all__ = ("glue",)
__all__ = list(__all__)


def glue():
    return 1
