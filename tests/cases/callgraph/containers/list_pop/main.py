def one():
    return 1


def two():
    return 2


def run():
    stack = [one]
    stack.append(two)
    while stack:
        stack.pop()()


run()
