class AbstractProduct:
    def price(self):
        return self.amount()


class Product(AbstractProduct):
    def amount(self):
        return 1


class Category:
    def path(self):
        return ""
