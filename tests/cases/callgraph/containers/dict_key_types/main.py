def number():
    return 1


def text():
    return 2


def flag():
    return 3


TABLE = {1: number, "1": text, None: flag}


def by_number():
    TABLE[1]()


def by_text():
    TABLE["1"]()


def by_none():
    TABLE[None]()


by_number()
by_text()
by_none()
