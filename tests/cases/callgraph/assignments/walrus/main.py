def find():
    return work


def work():
    return 1


def run():
    if (action := find()) is not None:
        action()
    return [found() for _ in range(1) if (found := find())]


run()
