def work():
    return 1


def same(value):
    return value


def run():
    same(work)()
    same(same)(work)()


run()
