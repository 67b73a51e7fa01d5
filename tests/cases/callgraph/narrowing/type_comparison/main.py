class Mail:
    def send(self):
        return 1


class Letter:
    def send(self):
        return 2


def deliver(value):
    if type(value) is Mail:
        return value.send()
    return 0


deliver(Mail())
deliver(Letter())
