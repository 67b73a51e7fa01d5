class Version:
    def __eq__(self, other):
        return True

    def __lt__(self, other):
        return False

    def __ge__(self, other):
        return True


def equal(a, b):
    return a == b


def ordered(a, b):
    return a < b or a >= b


equal(Version(), Version())
ordered(Version(), Version())
