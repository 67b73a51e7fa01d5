from contextlib import contextmanager


class Session:
    def query(self):
        return 1


def connect():
    return Session()


@contextmanager
def session():
    opened = connect()
    try:
        yield opened
    finally:
        close(opened)


def close(opened):
    return opened


def run():
    with session() as current:
        current.query()


run()
