def one():
    return 1


def two():
    return 2


TABLE = {}


def fill(table):
    table["one"] = one
    TABLE["two"] = two


def first():
    TABLE["one"]()


def second():
    TABLE["two"]()


fill(TABLE)
first()
second()
