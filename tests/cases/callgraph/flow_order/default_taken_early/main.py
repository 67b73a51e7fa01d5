def one():
    return 1


def two():
    return 2


action = one


def run(chosen=action):
    chosen()


action = two
run()
