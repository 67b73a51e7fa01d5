class Counter:
    def __init__(self):
        self._count = 0

    @property
    def count(self):
        return self._count

    @count.setter
    def count(self, value):
        self._count = value


def add(counter):
    counter.count += 1


add(Counter())
