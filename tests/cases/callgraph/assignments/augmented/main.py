def first():
    return 1


def second():
    return 2


handlers = [first]
handlers += [second]


def run():
    for handler in handlers:
        handler()


run()
