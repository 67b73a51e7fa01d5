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


board = Board()
unchanged = Board()


def pin():
    board.pin("a")


def rename():
    board.rename("b")
    return board.shown()


def direct():
    board.title = "c"


def shown():
    return board.shown(), unchanged.shown()
