class Address:
    def city(self):
        return 1


class Person:
    def __init__(self):
        self.address = Address()


class Contract:
    def __init__(self):
        self.owner = Person()

    def city(self):
        return self.owner.address.city()


Contract().city()
Contract().owner.address.city()
