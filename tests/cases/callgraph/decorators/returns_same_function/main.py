def marked(function):
    function.marked = True
    return function


@marked
def pay():
    return 1


pay()
