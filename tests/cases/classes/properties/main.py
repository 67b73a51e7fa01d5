from functools import cached_property


class Address:
    def label(self):
        return "label"


class Person:
    @property
    def address(self):
        return Address()

    @cached_property
    def home(self):
        return Address()

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, value):
        self._name = clean(value)


def clean(value):
    return value


def run():
    person = Person()
    person.address.label()
    person.home.label()
    person.name = "a"
    person.name


run()
