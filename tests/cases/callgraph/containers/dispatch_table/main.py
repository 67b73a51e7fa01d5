class Machine:
    def __init__(self):
        self.state = "idle"

    def start(self):
        return 1

    def stop(self):
        return 2

    commands = {"start": start, "stop": stop}

    def handle(self, name):
        return self.commands[name](self)


def run():
    machine = Machine()
    machine.handle("start")
    machine.handle("stop")


run()
