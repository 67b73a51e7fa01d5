def allowed(role):
    def around(function):
        def inner(*args):
            check(role)
            return function(*args)

        return inner

    return around


def check(role):
    pass


@allowed("admin")
def bill():
    write_bill()


@allowed("guest")
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


pay()
come()
