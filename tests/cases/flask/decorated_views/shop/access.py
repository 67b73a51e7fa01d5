from functools import wraps


def checked(view):
    @wraps(view)
    def check(**values):
        allow()
        return view(**values)

    return check


def needs(right):
    def decorator(view):
        @wraps(view)
        def wrapper(**values):
            return view(**values)

        return wrapper

    return decorator


def allow(): ...
