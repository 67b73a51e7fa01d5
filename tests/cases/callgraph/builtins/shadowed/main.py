def sorted(values):
    return values


class list:
    def append(self, value):
        return value


sorted([1])
list().append(1)
