def cached(function=None, *, size=1):
    def decorate(wrapped):
        def wrapper():
            return wrapped()

        return wrapper

    if function is None:
        return decorate
    return decorate(function)


@cached
def rates():
    return 1


@cached(size=2)
def prices():
    return 2


def run():
    rates()
    prices()


run()
