KINDS = {}


def register(name, kind):
    KINDS[name] = kind


def kind_of(name):
    return KINDS[name]
