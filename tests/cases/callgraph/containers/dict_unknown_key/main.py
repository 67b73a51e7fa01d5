def one():
    return 1


def two():
    return 2


TABLE = {"one": one, "two": two}


def run(key):
    TABLE[key]()


for name in ("one", "two"):
    run(name)
