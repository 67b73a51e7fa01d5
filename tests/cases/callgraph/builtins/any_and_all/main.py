def check(value):
    return True


def weigh(value):
    return 1


def run(values):
    if any(check(value) for value in values):
        return sum(weigh(value) for value in values)
    return 0


run([1])
