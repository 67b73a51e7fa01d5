class Link:
    by_name = {}

    def __init__(self, name):
        self.shown = None
        Link.by_name[name] = self

    def show(self, text):
        self.shown = text
        return self


class Basket:
    by_owner = {}

    def __init__(self, owner):
        Basket.by_owner[owner] = self


HOME = Link("home")
CART = Link("cart")
HELP = Link("help")
MORE = [Link(name) for name in ("terms", "jobs")]
