class Box:
    def open(self):
        return 1


def copied():
    boxes = list[Box]
    return boxes.copy([Box()])


def named():
    boxes = list[Box]
    return boxes.__origin__


copied()[0].open()
named()
