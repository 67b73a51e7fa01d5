class Row:
    def show(self):
        return 1


class Cursor:
    def __init__(self):
        self.rows = iter([Row()])

    def __next__(self):
        return next(self.rows)


class Table:
    def __iter__(self):
        return Cursor()


def loop():
    for row in Table():
        row.show()


loop()
