def work():
    return 1


def when(check):
    def decorate(function):
        def wrapper():
            return check() and function()

        return wrapper

    return decorate


@when(lambda: work())
def save():
    return 1


save()
