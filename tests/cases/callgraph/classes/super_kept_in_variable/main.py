class Base:
    def load(self):
        return 1

    def store(self):
        return 2


class Derived(Base):
    def load(self):
        parent = super()
        store = parent.store
        store()
        return parent.load()

    def store(self):
        return 3


Derived().load()
