class Line:
    def show(self):
        return 1


class Lines:
    def __reversed__(self):
        return iter([Line()])


def backwards(lines):
    for line in reversed(lines):
        line.show()


backwards(Lines())
