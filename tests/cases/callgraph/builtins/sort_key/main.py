def by_name(value):
    return value


def by_size(value):
    return value


def by_age(value):
    return value


def order(values):
    return sorted(values, key=by_name)


def sort(values):
    values.sort(key=by_size)


def ends(values):
    return min(values, key=by_age), max(values, key=lambda value: value)


order([1, 2])
sort([1, 2])
ends([1, 2])
