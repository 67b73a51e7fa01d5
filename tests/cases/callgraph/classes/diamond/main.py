class Device:
    def start(self):
        return 1


class Scanner(Device):
    pass


class Printer(Device):
    def start(self):
        return 2


class Copier(Scanner, Printer):
    pass


Copier().start()
