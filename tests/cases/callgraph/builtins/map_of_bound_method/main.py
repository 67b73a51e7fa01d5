class Printer:
    def print(self, page):
        return self.ink()

    def ink(self):
        return 1


list(map(Printer().print, [1]))
