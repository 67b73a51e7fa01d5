class Basket:
    def add(self):
        return 1
