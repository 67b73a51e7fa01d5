class Matrix:
    def __matmul__(self, other):
        return self

    def __pow__(self, other):
        return self

    def __floordiv__(self, other):
        return self

    def __lshift__(self, other):
        return self

    def __or__(self, other):
        return self


def product(a, b):
    return a @ b


def rest(a, b):
    return a**2 // b << 1 | b


product(Matrix(), Matrix())
rest(Matrix(), Matrix())
