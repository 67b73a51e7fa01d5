class Logged:
    def __init__(self, function):
        self.function = function

    def __call__(self, *args):
        self.note()
        return self.function(*args)

    def note(self):
        pass


class Allowed:
    def __init__(self, role):
        self.role = role

    def __call__(self, function):
        def inner(*args):
            return function(*args)

        return inner


@Logged
def bill():
    write_bill()


@Logged
def visit():
    write_visit()


@Allowed("guest")
def leave():
    write_visit()


@Allowed("admin")
def refund():
    write_bill()


def write_bill():
    pass


def write_visit():
    pass


def pay():
    bill()


def come():
    visit()


def go():
    leave()


def repay():
    refund()


pay()
come()
go()
repay()
