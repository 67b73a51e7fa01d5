from first import *
from second import *


def run():
    pick()


run()
