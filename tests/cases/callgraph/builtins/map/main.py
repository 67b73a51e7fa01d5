def double(value):
    return value * 2


def run(values):
    return list(map(double, values))


run([1, 2])
