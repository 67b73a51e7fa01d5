class Mail:
    def send(self):
        return 1


class Letter:
    def post(self):
        return 2

    def send(self):
        return 3


def deliver(value):
    return value.send() if isinstance(value, Mail) else value.post()


deliver(Mail())
deliver(Letter())
