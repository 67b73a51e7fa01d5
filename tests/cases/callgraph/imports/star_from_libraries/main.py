from collections import *
from fractions import *


def run():
    OrderedDict()
    Fraction(1)


run()
