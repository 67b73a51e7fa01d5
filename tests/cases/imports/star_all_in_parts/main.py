from kit import *


def run():
    cut()
    glue()
    paint()


run()
