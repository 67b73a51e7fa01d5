class Row:
    def show(self):
        return 1


class Table:
    def __iter__(self):
        yield Row()


def loop(table):
    return [row.show() for row in table]


loop(Table())
