class Row:
    def show(self):
        return 1


def wanted(row):
    return True


for row in filter(wanted, [Row()]):
    row.show()
