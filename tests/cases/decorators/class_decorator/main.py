def tracked(cls):
    return cls


@tracked
class Order:
    def pay(self):
        return 1


Order().pay()
