class Base:
    def __init__(self):
        self.ready = True

    def save(self):
        return 1

    @classmethod
    def make(cls):
        return cls()


class Middle(Base):
    def __init__(self):
        super().__init__()

    def save(self):
        return super(Middle, self).save()

    @classmethod
    def make(cls):
        return super().make()


class Last(Middle):
    def __init__(self):
        Middle.__init__(self)

    def save(self):
        parent = super()
        return parent.save()

    def skip(self):
        return super(Middle, self).save()


Last().save()
Last().skip()
Middle.make()
