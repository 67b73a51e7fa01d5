class Base:
    def save(self):
        return []


class Logged(Base):
    def save(self):
        return super().save()


class Checked(Base):
    def save(self):
        return super().save()


class Order(Logged, Checked):
    def save(self):
        return super().save()


Order().save()
