from contextlib import contextmanager


class Session:
    def send(self):
        return 1


@contextmanager
def session():
    yield Session()


with session() as opened:
    opened.send()
