from functools import cmp_to_key


def compare(a, b):
    return a - b


def run(values):
    return sorted(values, key=cmp_to_key(compare))


run([2, 1])
