def base():
    return 1


def wrap(function):
    def wrapper():
        return function()

    return wrapper


action = wrap(base)
for _ in range(3):
    action = wrap(action)
action()
