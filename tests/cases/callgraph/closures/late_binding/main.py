def one():
    return 1


def two():
    return 2


def run():
    action = one

    def call():
        action()

    call()
    action = two
    call()


run()
