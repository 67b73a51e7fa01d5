class Plan:
    def __iter__(self):
        yield first
        yield second


def first():
    return 1


def second():
    return 2


def run():
    for step in Plan():
        step()


run()
