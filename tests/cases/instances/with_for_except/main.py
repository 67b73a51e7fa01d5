class Session:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    def query(self):
        return [Row()]


class Row:
    def show(self):
        return 1


class Failure(Exception):
    def explain(self):
        return 1


def rows():
    yield Row()


def run():
    with Session() as session:
        for row in session.query():
            row.show()
    for row in rows():
        row.show()
    try:
        raise Failure
    except (Failure, KeyError) as error:
        error.explain()


run()
