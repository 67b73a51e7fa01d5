class Base:
    def price(self):
        return 1


class Derived(Base):
    def price(self):
        def discounted():
            return super(Derived, self).price()

        return discounted()


Derived().price()
