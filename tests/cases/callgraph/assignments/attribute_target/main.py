def one():
    return 1


def two():
    return 2


class Box:
    pass


def run():
    box, table = Box(), {}
    box.action, table["two"] = one, two
    first(box)
    second(table)


def first(box):
    box.action()


def second(table):
    table["two"]()


run()
