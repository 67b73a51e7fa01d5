class Line:
    def price(self):
        return 2


class Page:
    """Knows its length."""

    def __init__(self, lines):
        self.lines = lines

    def __len__(self):
        return self.size()

    def __iter__(self):
        return iter(self.lines)

    def size(self):
        return len(self.lines)


class Stream:
    """Goes on until there is nothing more."""

    def __init__(self, lines):
        self.lines = lines

    def __iter__(self):
        return iter(self.lines)

    def __bool__(self):
        return True


class Catalogue:
    """Gives its rows by their numbers."""

    def __init__(self, lines):
        self.lines = lines

    def __len__(self):
        return len(self.lines)

    def __getitem__(self, number):
        return self.lines[number]
