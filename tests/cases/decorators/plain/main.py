import functools


def logged(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)

    return wrapper


@logged
def pay():
    return 1


class Order:
    @logged
    def ship(self):
        return 1


def run():
    pay()
    Order().ship()


run()
