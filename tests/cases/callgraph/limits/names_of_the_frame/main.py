def work():
    return 1


for key in "left right".split():
    globals()[key] = work


def run():
    left()


run()
