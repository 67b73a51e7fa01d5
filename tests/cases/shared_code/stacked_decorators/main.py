def counted(function):
    def count(*args):
        return function(*args)

    return count


def logged(function):
    def log(*args):
        return function(*args)

    return log


@logged
@counted
def bill():
    write_bill()


@logged
@counted
def visit():
    write_visit()


@counted
def leave():
    write_visit()


def write_bill():
    pass


def write_visit():
    pass


def pay():
    bill()


def come():
    visit()
    leave()


pay()
come()
