def one():
    return 1


def two():
    return 2


TABLE = {"one": one, "two": two}


def first():
    TABLE["one"]()


def second():
    TABLE["two"]()


first()
second()
