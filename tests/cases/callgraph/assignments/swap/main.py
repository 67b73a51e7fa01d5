def left():
    return 1


def right():
    return 2


def run():
    a, b = left, right
    a, b = b, a
    only_right(a)


def only_right(function):
    function()


run()
