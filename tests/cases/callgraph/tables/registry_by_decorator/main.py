HANDLERS = []


def handler(function):
    HANDLERS.append(function)
    return function


@handler
def save():
    return 1


@handler
def send():
    return 2


def fire():
    for function in HANDLERS:
        function()


fire()
