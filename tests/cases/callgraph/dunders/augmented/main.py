class Basket:
    def __iadd__(self, other):
        return self


class Money:
    def __add__(self, other):
        return self


def grow():
    basket = Basket()
    basket += 1


def pay():
    money = Money()
    money += 1


grow()
pay()
