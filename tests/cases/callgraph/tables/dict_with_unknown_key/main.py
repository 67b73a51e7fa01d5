def create():
    return 1


def delete():
    return 2


ACTIONS = {"create": create, "delete": delete}


def run(name):
    return ACTIONS[name]()


for name in sorted(ACTIONS):
    run(name)
