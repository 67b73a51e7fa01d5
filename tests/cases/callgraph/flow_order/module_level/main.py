def one():
    return 1


def two():
    return 2


def run():
    action()


action = one
run()
action = two
run()
action()
