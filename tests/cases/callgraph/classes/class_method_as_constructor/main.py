class Shape:
    def __init__(self, size):
        self.size = size

    @classmethod
    def unit(cls):
        return cls(1)

    def area(self):
        return 0


class Square(Shape):
    def area(self):
        return 1


Square.unit().area()
