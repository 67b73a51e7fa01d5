class Session:
    def query(self):
        return 1


class Opened:
    def __enter__(self):
        return Session()

    def __exit__(self, *error):
        return None

    def query(self):
        return 2


def run():
    with Opened() as session:
        session.query()


run()
