class Base:
    def save(self):
        return 1


class Audit(Base):
    def save(self):
        return super().save()


class Cache(Base):
    def save(self):
        return super().save()


class Record(Audit, Cache):
    def save(self):
        return super().save()


Record().save()
