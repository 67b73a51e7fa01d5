class Table(dict):
    def load(self):
        self.update(a=1)
        return self.check()

    def check(self):
        return super().get("a")


table = Table()
table.load()
table.keys()
