def one():
    return 1


def two():
    return 2


def run():
    action = one

    def change():
        nonlocal action
        action()
        action = two

    change()
    change()
    action()


run()
