COMMANDS = {}


def command(name):
    def register(function):
        COMMANDS[name] = function
        return function

    return register


@command("save")
def save():
    return 1


@command("send")
def send():
    return 2


def run(name):
    return COMMANDS[name]()


for name in sorted(COMMANDS):
    run(name)
