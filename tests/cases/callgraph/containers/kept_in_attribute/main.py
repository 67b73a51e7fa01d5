class Signal:
    def __init__(self):
        self.receivers = []

    def connect(self, receiver):
        self.receivers.append(receiver)

    def send(self):
        for receiver in self.receivers:
            receiver()


def log():
    return 1


class Mailer:
    def notify(self):
        return 2


saved = Signal()
saved.connect(log)
saved.connect(Mailer().notify)
saved.send()
