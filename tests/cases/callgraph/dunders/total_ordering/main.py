from functools import total_ordering


@total_ordering
class Version:
    def __eq__(self, other):
        return True

    def __lt__(self, other):
        return False


def newer(a, b):
    return a > b


newer(Version(), Version())
