class Model:
    @classmethod
    def create(cls):
        return cls()

    def save(self):
        return 1


class Order(Model):
    @classmethod
    def create(cls):
        order = super().create()
        order.save()
        return order

    def save(self):
        return 2


Order.create()
