def one():
    return 1


def two():
    return 2


def three():
    return 3


def run():
    table = {"one": one}
    table.update({"two": two})
    table.update(three=three)
    return table


def second():
    run()["two"]()


def third():
    run()["three"]()


second()
third()
