class Dog:
    def __init__(self):
        self.bark()

    def bark(self):
        return 1


class Cat:
    def meow(self):
        return 2


def build(kind):
    return kind()


def run():
    build(Dog)
    build(Cat)


run()
