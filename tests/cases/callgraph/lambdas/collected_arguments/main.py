def work(first, second):
    return first()


def one():
    return 1


forward = lambda *args, **kwargs: work(*args, **kwargs)
forward(one, second=2)
