def parse(text):
    return text


def check(text):
    return text


def compose(outer, inner):
    def both(value):
        return outer(inner(value))

    return both


def run():
    compose(check, parse)("x")


run()
