from shop.orders import place
import shop.tools as tools


def run():
    place()
    tools.check()


run()
