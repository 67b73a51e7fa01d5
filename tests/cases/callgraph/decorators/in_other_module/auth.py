from functools import wraps


def required(role):
    def decorate(view):
        @wraps(view)
        def guarded():
            check(role)
            return view()

        return guarded

    return decorate


def check(role):
    return role
