class Order:
    def pay(self):
        return 1


class Paid:
    def send(self):
        return 2
