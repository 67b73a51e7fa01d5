from base import Model


class Order(Model):
    def total(self):
        return self.compute()

    def hook(self):
        return 2


Order().total()
Order().compute()
