class Order:
    def pay(self):
        return 1


class Invoice:
    def pay(self):
        return 2
