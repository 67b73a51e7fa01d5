from helpers import *


def shown():
    return "own"


def run():
    shown()


run()
