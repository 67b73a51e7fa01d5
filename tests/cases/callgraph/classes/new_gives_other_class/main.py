class Circle:
    def area(self):
        return 1


class Shape:
    def __new__(cls):
        return Circle()

    def __init__(self):
        self.size = 1

    def area(self):
        return 2


Shape().area()
