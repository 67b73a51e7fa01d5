def work(value):
    return value


double = lambda value: work(value)


def run():
    double(1)
    local = lambda: double(2)
    local()


run()
