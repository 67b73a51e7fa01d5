class Base:
    @classmethod
    def describe(cls):
        return cls.label()

    @classmethod
    def label(cls):
        return "base"


class Derived(Base):
    @classmethod
    def label(cls):
        return "derived"


Derived().describe()
