class Range:
    def __contains__(self, value):
        return True


def inside(range):
    return 1 in range


def outside(range):
    return 1 not in range


inside(Range())
outside(Range())
