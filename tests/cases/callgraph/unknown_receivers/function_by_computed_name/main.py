def save():
    return 1


def run(name):
    return globals()[name]()


run("save")
