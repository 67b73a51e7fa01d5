class Row:
    def number(self):
        return 1

    def show(self):
        return 2


def key(row):
    return row.number()


def smallest(rows):
    return min(rows, key=key)


for row in sorted([Row()], key=key):
    row.show()
smallest([Row()]).show()
