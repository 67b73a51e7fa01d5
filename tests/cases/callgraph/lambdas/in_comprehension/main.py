def work(value):
    return value


def run():
    actions = [lambda value=value: work(value) for value in range(2)]
    for action in actions:
        action()


run()
