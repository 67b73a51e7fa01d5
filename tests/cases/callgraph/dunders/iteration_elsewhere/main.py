class Pair:
    def __iter__(self):
        return iter(["a", "b"])


def unpack(pair):
    first, second = pair
    return first


def starred(pair):
    return [*pair]


def listed(pair):
    return list(pair)


def joined(pair):
    return ",".join(pair)


unpack(Pair())
starred(Pair())
listed(Pair())
joined(Pair())
