from helpers import *


def hidden():
    return "main"


def run():
    shown()
    _special()
    hidden()


run()
