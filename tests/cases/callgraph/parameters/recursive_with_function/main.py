def visit():
    return 1


def walk(depth, action):
    if depth:
        action()
        walk(depth - 1, action)


walk(2, visit)
