def logged(function):
    def wrapper():
        return function()

    return wrapper


@logged
def pay():
    return 1


pay()
