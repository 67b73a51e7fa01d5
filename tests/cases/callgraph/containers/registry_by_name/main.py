COMMANDS = {}


def command(name):
    def decorate(function):
        COMMANDS[name] = function
        return function

    return decorate


@command("add")
def add_item():
    return 1


@command("remove")
def remove_item():
    return 2


def run(name):
    return COMMANDS[name]()


run("add")
run("remove")
