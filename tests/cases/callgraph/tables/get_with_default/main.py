def create():
    return 1


def unknown():
    return 0


ACTIONS = {"create": create}


def run(name):
    return ACTIONS.get(name, unknown)()


run("create")
run("other")
