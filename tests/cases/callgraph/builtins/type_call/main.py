class Order:
    def pay(self):
        return 1


def settle(self):
    return 2


type(Order())().pay()
Special = type("Special", (Order,), {"settle": settle})
Special().pay()
Special().settle()
