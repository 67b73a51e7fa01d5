class Base:
    @property
    def label(self):
        return "base"


class Derived(Base):
    @property
    def label(self):
        return super().label


def read(item):
    return item.label


read(Derived())
