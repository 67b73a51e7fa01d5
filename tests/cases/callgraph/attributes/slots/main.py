class Point:
    __slots__ = ("convert",)

    def __init__(self, convert):
        self.convert = convert

    def get(self):
        return self.convert()


def metres():
    return 1


Point(metres).get()
