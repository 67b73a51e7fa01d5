from helpers import *
from tools import _private


def run():
    shown()
    borrowed()
    _private()


run()
