class Mailer:
    def send(self):
        self.connect()

    def connect(self):
        return 1


class Quiet(Mailer):
    def connect(self):
        return 2


def run():
    send = Quiet().send
    send()


run()
