class Board:
    def __init__(self):
        self.rows = []
        self.title = ""

    def pin(self, text):
        self.rows.append(text)

    def rename(self, title):
        self.title = title

    def shown(self):
        return len(self.rows)


class Named:
    def __init__(self, board):
        self.found = None
        self.parts = board

    def name(self):
        if self.found is None:
            self.found = "a"
        return self.found

    def add(self):
        self.parts.append("b")


class Parts:
    def append(self, part):
        return part


named = Named(Parts())
board = Board()
unchanged = Board()


def pin():
    board.pin("a")


def rename():
    board.rename("b")
    return board.shown()


def asked():
    named.add()
    return named.name()


def direct():
    board.title = "c"


def shown():
    return board.shown(), unchanged.shown()
