class Base:
    def name(self):
        return "base"

    def extra(self):
        return "extra"


class Left(Base):
    pass


class Right(Base):
    def name(self):
        return "right"


class Both(Left, Right):
    def show(self):
        self.name()
        self.extra()


Both().show()
