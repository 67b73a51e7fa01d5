class Row:
    def show(self):
        return 1


def make(value):
    return Row()


for row in map(make, [1, 2]):
    row.show()
