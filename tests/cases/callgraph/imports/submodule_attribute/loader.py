import shop.orders


def load():
    return shop
