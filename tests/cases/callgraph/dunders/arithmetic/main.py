class Money:
    def __add__(self, other):
        return self

    def __mul__(self, factor):
        return self

    def show(self):
        return 1


def total(a, b):
    return (a + b * 2).show()


total(Money(), Money())
