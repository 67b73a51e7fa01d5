def one():
    return 1


def two():
    return 2


def call(table, key):
    table[key]()


def run():
    call({"one": one, "two": two}, "two")


run()
