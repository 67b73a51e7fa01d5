class Amount:
    def __int__(self):
        return 1

    def __float__(self):
        return 1.0

    def __index__(self):
        return 0

    def __round__(self):
        return 1


def whole(amount):
    return int(amount)


def exact(amount):
    return float(amount)


def rounded(amount):
    return round(amount)


def nth(amount):
    return ["a"][amount]


whole(Amount())
exact(Amount())
rounded(Amount())
nth(Amount())
