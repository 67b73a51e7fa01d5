HANDLERS = {}
FORMATS = []
KINDS = {}
LATER = {}


def handler(name):
    def register(function):
        HANDLERS[name] = function
        return function

    return register


def plain(function):
    FORMATS.append(function)
    return function


class Kind:
    def __init_subclass__(cls):
        KINDS[cls.__name__] = cls


def late(name):
    LATER[name] = 1
