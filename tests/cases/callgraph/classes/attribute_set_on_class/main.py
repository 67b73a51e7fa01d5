class Order:
    def total(self):
        return 1


def discount(order):
    return order.total()


Order.discount = discount
Order().discount()
