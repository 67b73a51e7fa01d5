def retry(times):
    def decorate(function):
        def wrapper():
            return function()

        return wrapper

    return decorate


@retry(3)
def pay():
    return 1


pay()
