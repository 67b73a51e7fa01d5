def one():
    return 1


def two():
    return 2


def keywords():
    table = dict(one=one, two=two)
    table["two"]()


def pairs():
    table = dict([("one", one)])
    table["one"]()


def copied():
    table = dict({"one": one})
    for action in table.values():
        action()


keywords()
pairs()
copied()
