class Person:
    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, value):
        self._name = clean(value)

    @name.deleter
    def name(self):
        forget(self._name)


def clean(value):
    return value


def forget(value):
    return value


def write(person):
    person.name = "a"


def remove(person):
    del person.name


person = Person()
write(person)
remove(person)
