from tools import *


def _private():
    return 1


def run():
    public()
    _private()


run()
