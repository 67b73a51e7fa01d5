class Row:
    def show(self):
        return 1


def show(row):
    return row.show()


list(map(show, [Row()]))
