import shop
import loader


def run():
    loader.load()
    shop.orders.place()


run()
