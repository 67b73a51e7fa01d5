def trace(function):
    return function


@lambda function: trace(function)
def save():
    return 1


save()
