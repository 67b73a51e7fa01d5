class Order:
    def total(self):
        return 3

    def code(self):
        return "a"
