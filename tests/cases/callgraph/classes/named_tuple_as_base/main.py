from collections import namedtuple


class Item:
    def save(self):
        return 1


class Line(namedtuple("Line", ["item", "count"])):
    __slots__ = ()

    def store(self):
        return self.item.save()

    def all(self):
        return [one for one in self]


class Free(Line):
    def store(self):
        return super().store()


def run(line):
    item, _ = line
    item.save()
    line.store()
    line.all()


run(Line(Item(), 2))
run(Free(Item(), 2))
