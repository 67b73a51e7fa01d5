class Store:
    def put(self):
        return 1


class Archive:
    def __init__(self, store, name="archive"):
        self.store = store
        self.name = name

    def add(self):
        return self.store.put()


Archive(Store()).add()
