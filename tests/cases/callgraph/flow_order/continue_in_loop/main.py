def skip():
    return 1


def work():
    return 2


def run(values):
    for value in values:
        action = work
        if not value:
            action = skip
            continue
        action()


run([0, 1])
