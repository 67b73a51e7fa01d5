def work(value):
    return value


def make(factor):
    return lambda value: work(value * factor)


def run():
    make(2)(3)


run()
