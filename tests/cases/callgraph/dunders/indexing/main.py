class Table:
    def __getitem__(self, key):
        return Row()

    def __setitem__(self, key, value):
        check(value)

    def __delitem__(self, key):
        check(key)


class Row:
    def show(self):
        return 1


def check(value):
    return value


def read(table):
    return table["a"].show()


def write(table):
    table["a"] = 1


def remove(table):
    del table["a"]


read(Table())
write(Table())
remove(Table())
