def add():
    return 1


def sub():
    return 2


OPERATIONS = {
    "+": lambda: add(),
    "-": lambda: sub(),
}


def run():
    OPERATIONS["-"]()


run()
