def before():
    return 1


from tools import *


def after():
    return 2


def run():
    before()
    after()


run()
