class Problem(Exception):
    def __init__(self, text):
        super().__init__(text)


class Refused(Problem):
    def __init__(self, text):
        super().__init__(clean(text))


class Silent(Refused):
    pass


def clean(text):
    return text


def run():
    raise Silent("x")


try:
    run()
except Problem:
    pass
