import right


def start(n):
    if n:
        right.go(n)
