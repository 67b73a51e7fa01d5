HANDLERS = {}


def register(function):
    HANDLERS[function.__name__] = function
    return function


@register
def created():
    return 1


@register
def deleted():
    return 2


def dispatch(name):
    HANDLERS[name]()


dispatch("created")
dispatch("deleted")
