class Circle:
    def __init__(self, paint):
        self.paint = paint

    def area(self):
        return 1


class Square:
    __match_args__ = ("paint",)

    def __init__(self, paint):
        self.paint = paint

    def side(self):
        return 2


def red():
    return 3


def blue():
    return 4


def show(shape):
    match shape:
        case Circle(paint=brush) as circle:
            circle.area()
            brush()
        case Square(brush):
            shape.side()
            brush()


show(Circle(red))
show(Square(blue))
