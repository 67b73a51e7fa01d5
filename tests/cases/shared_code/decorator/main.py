import functools


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        note()
        return function(*args, **kwargs)

    return wrapper


def note():
    pass


@logged
def bill():
    write_bill()


@logged
def visit():
    write_visit()


def write_bill():
    pass


def write_visit():
    pass


def pay():
    bill()


def come():
    visit()


def both():
    pay()
    visit()


pay()
come()
both()
