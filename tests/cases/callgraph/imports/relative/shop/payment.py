def pay():
    return 1


def refund():
    return 2
