class Mail:
    def send(self):
        return 1


class Letter:
    def send(self):
        return 2


def deliver(value):
    if isinstance(value, Mail):
        return 0
    return value.send()


deliver(Mail())
deliver(Letter())
