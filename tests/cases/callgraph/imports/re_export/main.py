import shop
from shop import Order, pay


def run():
    Order().send()
    pay()
    shop.pay()


run()
