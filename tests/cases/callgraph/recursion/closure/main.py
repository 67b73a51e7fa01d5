def visit(action):
    def step(depth):
        action()
        if depth:
            step(depth - 1)

    step(2)


def mark():
    return 1


visit(mark)
