def load():
    return 1


def store():
    return 2


reader, writer = load, store


def read():
    reader()


def write():
    writer()


read()
write()
