class Missing:
    def __call__(self):
        return 0


class Lazy:
    def __call__(self):
        return 1


MISSING = Missing()


def load(default=MISSING):
    if default is MISSING:
        return None
    return default()


def store(value=MISSING):
    if value is not MISSING:
        value()
    else:
        value = Lazy()
        value()


class Level:
    def __call__(self):
        return 2


def make():
    return Level()


low = make()


def compare(level):
    if level is not low:
        level()


load()
load(Lazy())
store()
store(Lazy())
compare(low)
compare(make())
