class Dog:
    def speak(self):
        return 1


class Cat:
    def speak(self):
        return 2


class Fish:
    def speak(self):
        return 3


def listen(animal):
    animal.speak()


def run():
    listen(Dog())
    listen(Cat())
    return Fish()


run()
