import left


def go(n):
    left.start(n - 1)
