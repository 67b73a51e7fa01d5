class Refused(Exception):
    def __init__(self, code):
        self.code = code


def refusal(code):
    return Refused(code)


def run():
    raise refusal(1)


try:
    run()
except Refused:
    pass
