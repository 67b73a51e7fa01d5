from loading import get_class, get_classes

Basket = get_class("basket.models", "Basket")
Order, Line = get_classes("shop.order.models", ["Order", "Line"])


def run():
    Basket().add()
    Order().pay()
    Line().show()


run()
