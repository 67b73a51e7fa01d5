mark = lambda function: function


@mark
def pay():
    return 1


pay()
