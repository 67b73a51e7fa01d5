from first import work
from second import work


def run():
    work()


run()
