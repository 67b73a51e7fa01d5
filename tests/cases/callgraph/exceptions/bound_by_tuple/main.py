class Refused(Exception):
    def explain(self):
        return 1


class Failed(Exception):
    def explain(self):
        return 2


EXPECTED = (Refused, Failed)


def fail(kind):
    raise kind()


def run(kind):
    try:
        fail(kind)
    except EXPECTED as error:
        error.explain()


run(Refused)
run(Failed)
