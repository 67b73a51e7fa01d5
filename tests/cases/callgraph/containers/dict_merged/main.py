def one():
    return 1


def two():
    return 2


def three():
    return 3


def unpacked():
    table = {**{"one": one}, "two": two}
    table["one"]()


def joined():
    table = {"one": one} | {"two": two, "three": three}
    table["three"]()


unpacked()
joined()
