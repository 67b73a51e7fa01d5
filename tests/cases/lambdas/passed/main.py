def apply(function, value):
    return function(value)


def double(value):
    return value * 2


def run():
    apply(double, 1)
    apply(lambda value: double(value), 1)


run()
