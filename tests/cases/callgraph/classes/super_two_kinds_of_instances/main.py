class Base:
    def save(self):
        return 1


class Audit(Base):
    def save(self):
        return super().save()


class Cache(Base):
    def save(self):
        return 2


class Record(Audit, Cache):
    pass


Audit().save()
Record().save()
