REGISTRY = []


def register(function):
    REGISTRY.append(function)
    return function


@register
def job():
    return step()


def step():
    return 1


def run():
    job()


run()
