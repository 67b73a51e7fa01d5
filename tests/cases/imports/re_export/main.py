from api import make, Maker


def run():
    make()
    Maker().work()


run()
