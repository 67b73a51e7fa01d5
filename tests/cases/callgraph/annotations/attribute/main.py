class Unrelated:
    def send(self):
        return 0

    def write(self):
        return 0


class Client:
    def send(self):
        return 1


class Log:
    def write(self):
        return 1


class Service:
    log: Log

    def __init__(self, text):
        self.client: Client = eval(text)
        self.log = eval("Log()")

    def run(self):
        self.client.send()
        return self.log.write()


Service("Client()").run()
