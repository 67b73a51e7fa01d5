def one():
    return 1


def two():
    return 2


NAMES = ["one", "two"]
TABLE = dict(zip(NAMES, [one, two]))


def run(name):
    TABLE[name]()


for name in NAMES:
    run(name)
