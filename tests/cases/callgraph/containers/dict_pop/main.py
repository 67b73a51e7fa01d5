def one():
    return 1


def two():
    return 2


def run():
    table = {"one": one, "two": two}
    table.pop("two")()
    table.pop("three", one)()


run()
