class Order:
    def pay(self):
        return 1

    settle = pay
    twice = lambda self: self.pay()


Order().settle()
Order().twice()
