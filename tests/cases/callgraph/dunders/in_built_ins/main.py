class Money:
    def __lt__(self, other):
        return False

    def __radd__(self, other):
        return self

    def __add__(self, other):
        return self


def ordered(amounts):
    return sorted(amounts)


def total(amounts):
    return sum(amounts)


ordered([Money(), Money()])
total([Money(), Money()])
