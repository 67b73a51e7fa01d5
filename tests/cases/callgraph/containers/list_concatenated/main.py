def one():
    return 1


def two():
    return 2


def unpacked():
    for step in [*[one], two]:
        step()


def added():
    for step in [one] + [two]:
        step()


def repeated():
    for step in [one] * 2:
        step()


unpacked()
added()
repeated()
