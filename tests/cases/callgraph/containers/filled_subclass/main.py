class Circle:
    def draw(self):
        return 1


class Square:
    def draw(self):
        return 2


class Layers(list):
    pass


class Pair(tuple):
    pass


class Named(dict):
    pass


def loop(shapes):
    for shape in shapes:
        shape.draw()


def first(shapes):
    shapes[0].draw()


def by_name(shapes):
    shapes["logo"].draw()


loop(Layers([Circle()]))
first(Pair((Square(),)))
by_name(Named(logo=Circle()))
