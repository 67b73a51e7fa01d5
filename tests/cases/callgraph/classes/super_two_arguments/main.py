class Animal:
    def speak(self):
        return 1


class Dog(Animal):
    def speak(self):
        return 2


class Puppy(Dog):
    def speak(self):
        return super(Dog, self).speak()

    def bark(self):
        return super(Puppy, self).speak()


Puppy().speak()
Puppy().bark()
