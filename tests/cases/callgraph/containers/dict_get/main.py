def one():
    return 1


def two():
    return 2


def unknown():
    return 3


TABLE = {"one": one, "two": two}


def literal():
    TABLE.get("one")()


def missing():
    TABLE.get("three", unknown)()


def any_key(key):
    TABLE.get(key, unknown)()


literal()
missing()
for key in ("one", "two", "three"):
    any_key(key)
