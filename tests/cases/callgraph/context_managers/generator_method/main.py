import contextlib


class Database:
    @contextlib.contextmanager
    def transaction(self):
        self.begin()
        yield self.cursor()

    def begin(self):
        return 1

    def cursor(self):
        return Cursor()


class Cursor:
    def execute(self):
        return 2


def run():
    with Database().transaction() as cursor:
        cursor.execute()


run()
