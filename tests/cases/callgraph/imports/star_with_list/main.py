from tools import *


def other():
    return 1


def run():
    _hidden()
    other()
    late()


run()
