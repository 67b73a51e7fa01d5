class Refused(Exception):
    def explain(self):
        return 1


class Failed(Exception):
    def explain(self):
        return 2


def fail(error):
    raise error


def run():
    try:
        fail(Refused())
    except Refused as error:
        error.explain()


run()
