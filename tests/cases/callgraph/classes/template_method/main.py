class Report:
    def build(self):
        self.header()
        return self.body()

    def header(self):
        return 0


class Monthly(Report):
    def body(self):
        return 1


class Yearly(Report):
    def header(self):
        return 2

    def body(self):
        return 3


def choose(yearly):
    if yearly:
        return Yearly()
    return Monthly()


choose(True).build()
choose(False).build()
