def logged(function):
    def wrapper():
        return function()

    return wrapper


@logged
def pay():
    return 1


@logged
def ship():
    return 2


def run():
    pay()
    ship()


run()
