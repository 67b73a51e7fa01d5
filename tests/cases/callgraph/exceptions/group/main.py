class Refused(Exception):
    def explain(self):
        return 1


def run():
    try:
        raise ExceptionGroup("all", [Refused()])
    except* Refused as group:
        for error in group.exceptions:
            error.explain()


run()
