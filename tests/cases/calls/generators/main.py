class Row:
    def show(self):
        return 1


def rows():
    yield Row()
    yield from more()


def more():
    yield Row()


def run():
    for row in rows():
        row.show()
    next(rows()).show()


run()
