class Metre:
    pass


class Foot:
    def __rsub__(self, other):
        return self


def subtract():
    return Metre() - Foot()


subtract()
