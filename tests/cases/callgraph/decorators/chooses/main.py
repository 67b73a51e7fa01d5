def fast():
    return 1


def slow():
    return 2


def tuned(function):
    if function.__name__ == "work":
        return fast
    return slow


def run(function):
    return tuned(function)()


def work():
    return 3


def rest():
    return 4


run(work)
run(rest)
