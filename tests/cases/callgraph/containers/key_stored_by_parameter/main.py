def one():
    return 1


def two():
    return 2


TABLE = {}


def store(key, action):
    TABLE[key] = action


def first():
    TABLE["one"]()


store("one", one)
first()
