from shop.stock import reserve


def place():
    reserve()
