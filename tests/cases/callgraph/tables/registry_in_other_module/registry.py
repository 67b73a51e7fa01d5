HANDLERS = []


def handler(function):
    HANDLERS.append(function)
    return function


def fire():
    for function in HANDLERS:
        function()
