class Plain:
    def save(self):
        return 1


def base():
    return Plain


class Order(base()):
    def pay(self):
        return self.save()


Order().pay()
