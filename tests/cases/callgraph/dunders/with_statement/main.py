class Session:
    def send(self):
        return 1


class Connection:
    def __enter__(self):
        return Session()

    def __exit__(self, *error):
        return self.close()

    def close(self):
        return False


def run():
    with Connection() as session:
        session.send()


run()
