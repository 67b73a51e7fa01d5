class Row:
    def show(self):
        return 1


for number, row in enumerate([Row()]):
    row.show()
