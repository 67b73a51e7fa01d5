class Address:
    def city(self):
        return 1


class Person:
    @property
    def address(self):
        return Address()


def read(person):
    return person.address.city()


read(Person())
