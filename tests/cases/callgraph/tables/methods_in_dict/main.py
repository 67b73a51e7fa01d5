class Machine:
    def __init__(self):
        self.commands = {"start": self.start, "stop": self.stop}

    def start(self):
        return 1

    def stop(self):
        return 2

    def do(self, name):
        return self.commands[name]()


machine = Machine()
for name in ("start", "stop"):
    machine.do(name)
