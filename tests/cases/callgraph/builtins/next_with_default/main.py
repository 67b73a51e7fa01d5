class Row:
    def show(self):
        return 1


class Nothing:
    def show(self):
        return 2


def first(rows):
    return next(iter(rows), Nothing()).show()


first([Row()])
first([])
