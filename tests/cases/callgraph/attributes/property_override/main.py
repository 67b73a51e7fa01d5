class Item:
    @property
    def price(self):
        return 1

    def total(self):
        return self.price


class Free(Item):
    @property
    def price(self):
        return 0


Free().total()
