class Base:
    def __add__(self, other):
        return self.join(other)


class Text(Base):
    def join(self, other):
        return self


def combine(a, b):
    return a + b


combine(Text(), Text())
