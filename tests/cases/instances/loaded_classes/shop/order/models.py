class Order:
    def pay(self):
        return 1


class Line:
    def show(self):
        return 1
