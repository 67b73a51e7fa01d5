class Money:
    def __radd__(self, other):
        return self

    def __rmul__(self, other):
        return self


def add(money):
    return 1 + money


def multiply(money):
    return 2 * money


add(Money())
multiply(Money())
