class Order:
    def __init__(self, name):
        self.name = name

    @property
    def total(self):
        return 1

    def code(self):
        return "x"
