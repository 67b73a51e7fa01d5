class Cart:
    total = 0
    seen = []
    prices = {}
    own = []

    def __init__(self):
        self.own = []

    def add(self):
        self.seen.append(1)
        self.prices["nut"] = 1
        self.own.append(1)

    @classmethod
    def count(cls):
        cls.total += 1
        return cls.total

    @classmethod
    def forget(cls):
        cls.prices = {}

    def reset(self):
        type(self).total = 5


class Single:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance


class Special(Cart):
    def more(self):
        self.seen.append(2)


def add():
    Cart.total = 3
    Cart.seen.append(3)


def fill():
    Special.prices["pin"] = 2


def clear():
    Special.prices.clear()


def count():
    return Cart.count()
