class Person:
    def __init__(self, name):
        self.name = name

    def label(self):
        return self.name


def run():
    people = [Person("b"), Person("a")]
    people.sort(key=lambda person: person.label())
    return max(people, key=lambda person: person.label())


run()
