def first():
    return 1


def second():
    return 2


def third():
    return 3


def outer():
    a, (b, c) = first, (second, third)
    inner(c)
    b()
    return a


def inner(function):
    function()


outer()
