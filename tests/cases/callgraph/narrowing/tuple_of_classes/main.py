class Mail:
    def send(self):
        return 1


class Letter:
    def send(self):
        return 2


class Pigeon:
    def send(self):
        return 3


def deliver(value):
    if isinstance(value, (Mail, Letter)):
        return value.send()
    return 0


for channel in (Mail(), Letter(), Pigeon()):
    deliver(channel)
