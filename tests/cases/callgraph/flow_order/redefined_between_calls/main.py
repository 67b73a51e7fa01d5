def one():
    return 1


def two():
    return 2


def run():
    def step():
        return one

    step()()

    def other():
        return two

    step = other
    step()()


run()
