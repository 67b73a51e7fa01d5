class Link:
    def __init__(self, rest):
        self.rest = rest

    def last(self):
        if self.rest is None:
            return self
        return self.rest.last()

    def show(self):
        return 1


Link(Link(None)).last().show()
