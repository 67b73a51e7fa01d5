class Dog:
    def speak(self):
        return 1


class Cat:
    def speak(self):
        return 2


ANIMALS = {"dog": Dog(), "cat": Cat()}


def one():
    ANIMALS["cat"].speak()


def every():
    for animal in ANIMALS.values():
        animal.speak()


one()
every()
