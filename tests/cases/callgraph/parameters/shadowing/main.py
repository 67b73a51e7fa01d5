def save():
    return 1


def other():
    return 2


def run(save):
    save()


run(other)
