from .knives import *

__all__ = knives.__all__ + ["glue"]


def glue():
    return knives.grind()


glue()
