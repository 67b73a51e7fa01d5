def work(a, b):
    return a, b


add = lambda a: lambda b: work(a, b)


def run():
    add(1)(2)
    inner = add(3)
    inner(4)


run()
