def numbers():
    yield work


def work():
    return 1


def drain(source):
    for action in source():
        action()


drain(numbers)
