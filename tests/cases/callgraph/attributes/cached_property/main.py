from functools import cached_property


class Connection:
    def send(self):
        return 1


class Client:
    @cached_property
    def connection(self):
        return Connection()

    def run(self):
        return self.connection.send()


Client().run()
