class Invoice:
    def render(self):
        return self.total_due()

    def total_due(self):
        return 1


class Screen:
    def render(self):
        return "screen"


class Account:
    def total_due(self):
        return 2


def show(thing):
    thing.render()
    return thing.total_due()


show(eval("Invoice()"))
