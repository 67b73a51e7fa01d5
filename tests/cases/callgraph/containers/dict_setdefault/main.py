def one():
    return 1


def two():
    return 2


def run():
    table = {"one": one}
    table.setdefault("two", two)()
    read(table)


def read(table):
    table["two"]()


run()
