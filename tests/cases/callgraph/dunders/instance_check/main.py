class Kind(type):
    def __instancecheck__(cls, value):
        return check(value)


class Number(metaclass=Kind):
    pass


def check(value):
    return True


def test(value):
    return isinstance(value, Number)


test(1)
