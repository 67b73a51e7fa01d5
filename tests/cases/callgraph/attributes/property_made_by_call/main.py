class Person:
    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = value

    name = property(get_name, set_name)


def write(person):
    person.name = "a"


def read(person):
    return person.name


person = Person()
write(person)
read(person)
