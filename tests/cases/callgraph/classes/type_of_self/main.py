class Query:
    def __init__(self):
        self.filters = []

    def clone(self):
        return type(self)()

    def copy(self):
        return self.__class__()

    def run(self):
        return 0


class Search(Query):
    def run(self):
        return 1


Search().clone().run()
Search().copy().run()
