class Problem(Exception):
    def explain(self):
        return self.text()

    def text(self):
        return 0


class Refused(Problem):
    def text(self):
        return 1


def run(kind):
    try:
        raise kind
    except Problem as error:
        error.explain()


run(Refused)
run(Problem)
