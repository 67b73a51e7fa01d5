class Red:
    def paint(self):
        return 1


class Blue:
    def paint(self):
        return 2


class Wall:
    def __init__(self):
        self.colour = Red()


class Door:
    def __init__(self):
        self.colour = Blue()


def wall():
    return Wall().colour.paint()


def door():
    return Door().colour.paint()


wall()
door()
