def one():
    return 1


def two():
    return 2


def three():
    return 3


def numbered():
    for index, action in enumerate([one, two]):
        action()


def side_by_side():
    for left, right in zip([one, two], [three, three]):
        right()


def backwards():
    for action in reversed([one]):
        action()


numbered()
side_by_side()
backwards()
