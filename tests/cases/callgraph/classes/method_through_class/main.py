class Base:
    def save(self):
        return self.check()

    def check(self):
        return 1


class Derived(Base):
    def save(self):
        return Base.save(self)

    def check(self):
        return 2


Derived.save(Derived())
