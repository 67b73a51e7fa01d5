from contextlib import contextmanager


class Session:
    def send(self):
        return 1


class Pool:
    @contextmanager
    def session(self):
        yield self.make()

    def make(self):
        return Session()


def run():
    with Pool().session() as session:
        session.send()


run()
