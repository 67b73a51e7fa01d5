from shop import *


def run():
    pay()
    orders.place()


run()
