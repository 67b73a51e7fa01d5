import bases as library
from bases import Base as Root


class Order(Root):
    def pay(self):
        return self.save()


class Customer(library.Base):
    pass


Order().pay()
Customer().save()
