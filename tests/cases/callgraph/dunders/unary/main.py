class Vector:
    def __neg__(self):
        return self

    def __pos__(self):
        return self

    def __invert__(self):
        return self

    def __abs__(self):
        return 1


def negate(v):
    return -v


def rest(v):
    return abs(~+v)


negate(Vector())
rest(Vector())
