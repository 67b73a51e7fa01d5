from operator import attrgetter, methodcaller


class Row:
    def number(self):
        return 1

    @property
    def name(self):
        return "a"


def numbers(rows):
    return list(map(methodcaller("number"), rows))


def order(rows):
    return sorted(rows, key=attrgetter("name"))


numbers([Row()])
order([Row()])
