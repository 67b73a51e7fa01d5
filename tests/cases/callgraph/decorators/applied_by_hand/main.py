def logged(function):
    def wrapper():
        return function()

    return wrapper


def pay():
    return 1


pay_logged = logged(pay)
pay_logged()
pay()
