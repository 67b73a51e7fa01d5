from itertools import chain, islice


class Row:
    def show(self):
        return 1


class Page:
    def turn(self):
        return 1


for row in chain([Row()], [Row()]):
    row.show()
for page in islice([Page()], 1):
    page.turn()
