class Item:
    def price(self):
        return 1


def by_price(item):
    return item.price()


class Order(Item):
    key = by_price


Order().key()
Order.key(Item())
