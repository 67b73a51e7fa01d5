def one():
    return 1


def two():
    return 2


GRID = [[one], [two]]


def each():
    for row in GRID:
        for cell in row:
            cell()


def place():
    GRID[1][0]()


each()
place()
