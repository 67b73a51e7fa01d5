def add():
    return 1


def remove():
    return 2


ACTIONS = {"add": add, "remove": remove}


def run(name):
    ACTIONS["add"]()
    ACTIONS[name]()


def pick(name):
    action = ACTIONS[name]
    return action()


run("add")
run("remove")
pick("add")
pick("remove")
