class Row:
    def __init__(self, number):
        self.number = number

    def show(self):
        return self.number


[row.show() for row in map(Row, [1, 2])]
